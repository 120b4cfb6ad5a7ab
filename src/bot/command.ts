import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10'
import type { Context } from './context.ts'
import { type ArgsOf, type Options, optionJson } from './option.ts'
import type { Reply } from './reply.ts'

/** A slash command: what Discord is told of it, and a function from its arguments to a reply. */
export interface Command<O extends Options = Options> {
  readonly name: string
  readonly description: string
  readonly options: O
  run(context: Context, args: ArgsOf<O>): Reply | Promise<Reply>
}

/** Ties the types of a command's options to the arguments of its `run`. */
export const defineCommand = <const O extends Options>(command: Command<O>): Command<O> => command

/** The JSON that registers a command: in servers, in direct messages and as a user-installed app. */
export function commandJson(command: Command): RESTPostAPIChatInputApplicationCommandsJSONBody {
  return {
    type: ApplicationCommandType.ChatInput,
    name: command.name,
    description: command.description,
    options: Object.entries(command.options).map(([name, option]) => optionJson(name, option)),
    integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
    contexts: [
      InteractionContextType.Guild,
      InteractionContextType.BotDM,
      InteractionContextType.PrivateChannel,
    ],
  }
}
