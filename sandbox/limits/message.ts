import { z } from 'zod'
import { attachments } from './attachment.ts'
import { messageComponents } from './component.ts'
import { embeds } from './embed.ts'
import { list, problem, snowflake, text } from './form.ts'

/** https://discord.com/developers/docs/resources/message#create-message */
export const messageFlags = {
  crossposted: 1 << 0,
  suppressEmbeds: 1 << 2,
  hasThread: 1 << 5,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  suppressNotifications: 1 << 12,
} as const

/** https://discord.com/developers/docs/resources/message#allowed-mentions-object */
const allowedMentions = z
  .object({
    parse: z.array(z.enum(['roles', 'users', 'everyone'])).nullish(),
    users: list(snowflake, 0, 100).nullish(),
    roles: list(snowflake, 0, 100).nullish(),
    replied_user: z.boolean().nullish(),
  })
  .superRefine((value, context) => {
    for (const kind of ['users', 'roles'] as const) {
      if (value.parse?.includes(kind) && value[kind] && value[kind].length > 0) {
        const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`
        problem(context, ['parse'], 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message)
      }
    }
  })
export type AllowedMentions = z.infer<typeof allowedMentions>

const notSimulated = (what: string) =>
  z
    .unknown()
    .superRefine((value, context) => {
      if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return
      problem(context, [], 'SANDBOX_NOT_SIMULATED', `The sandbox does not simulate ${what}.`)
    })
    .optional()

const flags = (allowed: number) =>
  z.int().superRefine((value, context) => {
    if ((value & ~allowed) === 0) return
    const message = `Flags ${value & ~allowed} cannot be set here, or are not simulated by the sandbox.`
    problem(context, [], 'MESSAGE_FLAGS_INVALID', message)
  })

const body = {
  content: text(0, 2000).nullish(),
  embeds: embeds.nullish(),
  components: messageComponents.nullish(),
  allowed_mentions: allowedMentions.nullish(),
  attachments: attachments.nullish(),
  poll: notSimulated('polls'),
}

const created = { ...body, tts: z.boolean().nullish(), sticker_ids: notSimulated('stickers') }
const ordinaryFlags = messageFlags.suppressEmbeds | messageFlags.suppressNotifications

export const channelMessage = z
  .object({
    ...created,
    flags: flags(ordinaryFlags).nullish(),
    nonce: z.union([z.int(), z.string().max(25)]).nullish(),
    enforce_nonce: z.boolean().nullish(),
    message_reference: z
      .object({
        type: z.literal(0).nullish(),
        message_id: snowflake,
        channel_id: snowflake.nullish(),
        guild_id: snowflake.nullish(),
        fail_if_not_exists: z.boolean().nullish(),
      })
      .nullish(),
  })
  .superRefine((value, context) => {
    if (value.enforce_nonce && (value.nonce ?? null) === null) {
      problem(context, ['nonce'], 'BASE_TYPE_REQUIRED', 'This field is required')
    }
  })

/** What an interaction is answered with. */
export const interactionMessage = z.object({
  ...created,
  flags: flags(ordinaryFlags | messageFlags.ephemeral).nullish(),
})

export const editedMessage = z.object({ ...body, flags: flags(ordinaryFlags).nullish() })

export type MessageBody = Pick<
  z.infer<typeof interactionMessage>,
  'content' | 'embeds' | 'attachments' | 'components' | 'allowed_mentions' | 'flags' | 'tts'
>
