import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
} from 'discord-api-types/v10'

/** Interactions as Discord sends them, cut to what matters to a test. */

type Value = string | boolean | number

const common = {
  id: '1100000000000000001',
  application_id: '1100000000000000002',
  token: 'interaction-token',
  guild_id: '1100000000000000003',
  channel_id: '1100000000000000005',
  locale: 'en-US',
  member: { user: { id: '1100000000000000004' }, permissions: '32' },
}

const optionType = (value: Value) =>
  typeof value === 'string' ? ApplicationCommandOptionType.String : ApplicationCommandOptionType.Boolean

/** Somebody sends a command. */
export const using = (name: string, options: Record<string, Value> = {}) => ({
  ...common,
  type: InteractionType.ApplicationCommand,
  data: {
    type: ApplicationCommandType.ChatInput,
    name,
    options: Object.entries(options).map(([name, value]) => ({ name, value, type: optionType(value) })),
  },
})

/** Somebody sends a subcommand; channels and roles are named by their ids, and told of in `resolved`. */
export const usingPart = (
  name: string,
  part: string,
  options: readonly { name: string; type: ApplicationCommandOptionType; value: Value }[] = [],
  resolved: object = {},
) => ({
  ...common,
  type: InteractionType.ApplicationCommand,
  data: {
    type: ApplicationCommandType.ChatInput,
    name,
    options: [
      { type: ApplicationCommandOptionType.Subcommand, name: part, ...(options.length > 0 && { options }) },
    ],
    resolved,
  },
})

/** The same, outside any server. */
export const inDirectMessages = <T extends typeof common>({ guild_id: _, member, ...interaction }: T) => ({
  ...interaction,
  user: member.user,
})

/** Somebody is typing in an option of a subcommand. */
export const typingPart = (name: string, part: string, option: string, value: string) => ({
  ...common,
  type: InteractionType.ApplicationCommandAutocomplete,
  data: {
    type: ApplicationCommandType.ChatInput,
    name,
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: part,
        options: [{ name: option, value, type: ApplicationCommandOptionType.String, focused: true }],
      },
    ],
  },
})

/** Somebody chooses a command in the context menu of a message. */
export const choosingOn = (name: string, content: string) => ({
  ...common,
  type: InteractionType.ApplicationCommand,
  data: {
    type: ApplicationCommandType.Message,
    name,
    target_id: '1100000000000000006',
    resolved: { messages: { '1100000000000000006': { id: '1100000000000000006', content } } },
  },
})

/** Somebody is typing in an option of a command. */
export const typing = (name: string, option: string, value: string) => ({
  ...common,
  type: InteractionType.ApplicationCommandAutocomplete,
  data: {
    type: ApplicationCommandType.ChatInput,
    name,
    options: [{ name: option, value, type: ApplicationCommandOptionType.String, focused: true }],
  },
})

const messageFor = (asker?: string) => (asker ? { interaction_metadata: { user: { id: asker } } } : {})

export const asker = common.member.user.id
export const somebodyElse = '1100000000000000099'

/** The asker, or somebody else, presses a button. */
export const pressing = (custom_id: string, by: string = asker) => ({
  ...common,
  member: { ...common.member, user: { id: by } },
  type: InteractionType.MessageComponent,
  message: messageFor(asker),
  data: { component_type: ComponentType.Button, custom_id },
})

/** The same on the bot's reply to a message of the asker. */
export const pressingOnReply = (custom_id: string, by: string = asker) => ({
  ...pressing(custom_id, by),
  message: { referenced_message: { author: { id: asker } } },
})

/** The asker, or somebody else, chooses from a menu. */
export const choosing = (custom_id: string, value: string, by: string = asker) => ({
  ...pressing(custom_id, by),
  data: { component_type: ComponentType.StringSelect, custom_id, values: [value] },
})
