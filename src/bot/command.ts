import { ApplicationCommandType, type RESTPostAPIApplicationCommandsJSONBody } from 'discord-api-types/v10'
import { type CommandGroup, commandGroupJson } from './command-group.ts'
import type { Context } from './context.ts'
import { type MessageCommand, messageCommandJson } from './message-command.ts'
import { type ArgsOf, type Options, optionsJson } from './option.ts'
import type { Reply } from './reply.ts'
import { whereJson } from './where.ts'

/** A slash command: what Discord is told of it, and a function from its arguments to a reply. */
export interface SlashCommand<O extends Options = Options> {
  readonly type: 'slash'
  readonly name: string
  readonly description: string
  readonly options: O
  run(context: Context, args: ArgsOf<O>): Reply | Promise<Reply>
}

export type Command = SlashCommand | CommandGroup | MessageCommand

/** Ties the types of a command's options to the arguments of its `run`. */
export const defineCommand = <const O extends Options>(
  command: Omit<SlashCommand<O>, 'type'>,
): SlashCommand<O> => ({ type: 'slash', ...command })

/** A command in the context menu of messages. */
export const defineMessageCommand = (command: Omit<MessageCommand, 'type'>): MessageCommand => ({
  type: 'message',
  ...command,
})

/** The JSON that registers a command. */
export function commandJson(command: Command): RESTPostAPIApplicationCommandsJSONBody {
  switch (command.type) {
    case 'slash':
      return {
        type: ApplicationCommandType.ChatInput,
        name: command.name,
        description: command.description,
        options: optionsJson(command.options),
        ...whereJson('everywhere'),
      }
    case 'group':
      return commandGroupJson(command)
    case 'message':
      return messageCommandJson(command)
  }
}
