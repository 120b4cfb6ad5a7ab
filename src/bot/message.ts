import * as z from 'zod'

const user = z.object({ id: z.string(), bot: z.boolean().default(false) })

/**
 * The part of a message that the bot reads. Its content is empty where the bot is not mentioned.
 * https://discord.com/developers/docs/resources/message#message-object
 */
export const messageSchema = z.object({
  id: z.string(),
  channel_id: z.string(),
  /** Absent in direct messages. */
  guild_id: z.string().optional(),
  type: z.number(),
  author: user,
  webhook_id: z.string().optional(),
  content: z.string(),
  mentions: z.array(user),
  /** The message it replies to; null where that has been deleted. */
  referenced_message: z
    .object({
      author: user,
      /** What that message replied to itself. */
      message_reference: z.object({ message_id: z.string().optional() }).optional(),
      /** The command it answered. */
      interaction_metadata: z.object({ id: z.string() }).optional(),
    })
    .nullish(),
})

export type Message = z.infer<typeof messageSchema>
