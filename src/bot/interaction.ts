import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  InteractionType,
} from 'discord-api-types/v10'
import * as z from 'zod'

/**
 * The part of Discord's interactions that the bot reads.
 * https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object
 */

const user = z.object({ id: z.string() })

const common = {
  id: z.string(),
  application_id: z.string(),
  token: z.string(),
  guild_id: z.string().optional(),
  channel_id: z.string(),
  locale: z.string().default('en-US'),
  /** In a server it comes as a member, elsewhere as a plain user. */
  member: z.object({ user, permissions: z.coerce.bigint().default(0n) }).optional(),
  user: user.optional(),
}

const value = z.union([z.string(), z.number(), z.boolean()])
const option = z.object({
  name: z.string(),
  value: value.optional(),
  focused: z.boolean().default(false),
})
export type GivenOption = z.infer<typeof option>

const channel = z.object({ id: z.string(), type: z.enum(ChannelType), name: z.string() })
const role = z.object({ id: z.string(), name: z.string() })
/** The channels and roles that the options name by their ids. */
const resolved = z.object({
  channels: z.record(z.string(), channel).default({}),
  roles: z.record(z.string(), role).default({}),
})
export type Resolved = z.infer<typeof resolved>

const slashCommandData = z.object({
  type: z.literal(ApplicationCommandType.ChatInput),
  name: z.string(),
  /** Where it is a subcommand, its name alone, with the options of its own. */
  options: z
    .array(
      option
        .extend({ type: z.number().optional(), options: z.array(option).optional() })
        .transform(given => ({
          ...given,
          // Discord leaves the list out where none is filled in.
          options: given.type === ApplicationCommandOptionType.Subcommand ? (given.options ?? []) : undefined,
        })),
    )
    .default([]),
  resolved: resolved.default({ channels: {}, roles: {} }),
})
export type SlashCommandData = z.infer<typeof slashCommandData>

/** A command from the context menu of a message, and that message. */
const messageCommandData = z.object({
  type: z.literal(ApplicationCommandType.Message),
  name: z.string(),
  target_id: z.string(),
  resolved: z.object({ messages: z.record(z.string(), z.object({ content: z.string() })) }),
})
export type MessageCommandData = z.infer<typeof messageCommandData>

const commandData = z.discriminatedUnion('type', [slashCommandData, messageCommandData])

const componentData = z.discriminatedUnion('component_type', [
  z.object({ component_type: z.literal(ComponentType.Button), custom_id: z.string() }),
  z.object({
    component_type: z.literal(ComponentType.StringSelect),
    custom_id: z.string(),
    values: z.tuple([z.string()], z.string()),
  }),
])

const message = z.object({
  /** Who used the command that this message answers. */
  interaction_metadata: z.object({ user }).optional(),
  /** The message that this message replies to. */
  referenced_message: z.object({ author: user }).nullish(),
})

export const interactionSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal(InteractionType.Ping), id: z.string(), token: z.string() }),
  z.object({ ...common, type: z.literal(InteractionType.ApplicationCommand), data: commandData }),
  z.object({
    ...common,
    type: z.literal(InteractionType.ApplicationCommandAutocomplete),
    data: slashCommandData,
  }),
  z.object({ ...common, type: z.literal(InteractionType.MessageComponent), data: componentData, message }),
])

export type Interaction = z.infer<typeof interactionSchema>
export type InteractionOf<T extends InteractionType> = Extract<Interaction, { type: T }>
