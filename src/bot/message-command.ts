import {
  ApplicationCommandType,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
} from 'discord-api-types/v10'
import type { Context } from './context.ts'
import type { Reply } from './reply.ts'
import { whereJson } from './where.ts'

/** The message somebody chose a command for. */
export interface ChosenMessage {
  readonly content: string
}

/** A command in the context menu of a message. Only who chose it sees the reply. */
export interface MessageCommand {
  readonly type: 'message'
  /** As the menu shows it. */
  readonly name: string
  run(context: Context, message: ChosenMessage): Reply | Promise<Reply>
}

/** The JSON that registers it. */
export const messageCommandJson = ({
  name,
}: MessageCommand): RESTPostAPIContextMenuApplicationCommandsJSONBody => ({
  type: ApplicationCommandType.Message,
  name,
  ...whereJson('everywhere'),
})
