import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord-api-types/v10'
import type { Context } from './context.ts'
import { type ArgsOf, type Options, optionsJson } from './option.ts'
import type { Reply } from './reply.ts'
import { type Where, whereJson } from './where.ts'

/** A part of a command group, `setup` in `/daily setup`. */
export interface Subcommand<O extends Options = Options> {
  readonly description: string
  readonly options: O
  /** Whether only whoever asks sees the reply, from the first moment on. */
  readonly onlyToAsker?: boolean
  run(context: Context, args: ArgsOf<O>): Reply | Promise<Reply>
}

/** Slash commands that share their first word. Discord lets nobody send that word alone. */
export interface CommandGroup {
  readonly type: 'group'
  readonly name: string
  readonly description: string
  readonly where: Where
  /**
   * Who may use it by default, bits of Discord's permissions; everybody where absent. A server's administrators
   * may decide otherwise, so handlers do not check it again.
   * https://discord.com/developers/docs/interactions/application-commands#permissions
   */
  readonly defaultPermissions?: bigint
  readonly subcommands: Readonly<Record<string, Subcommand>>
}

export const defineCommandGroup = (group: Omit<CommandGroup, 'type'>): CommandGroup => ({
  type: 'group',
  ...group,
})

/** Ties the types of a subcommand's options to the arguments of its `run`. */
export const subcommand = <const O extends Options>(part: Subcommand<O>): Subcommand<O> => part

/** The JSON that registers a group. */
export const commandGroupJson = ({
  name,
  description,
  where,
  defaultPermissions,
  subcommands,
}: CommandGroup): RESTPostAPIChatInputApplicationCommandsJSONBody => ({
  type: ApplicationCommandType.ChatInput,
  name,
  description,
  options: Object.entries(subcommands).map(([name, { description, options }]) => ({
    type: ApplicationCommandOptionType.Subcommand,
    name,
    description,
    options: optionsJson(options),
  })),
  ...(defaultPermissions !== undefined && { default_member_permissions: String(defaultPermissions) }),
  ...whereJson(where),
})
