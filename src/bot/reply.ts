import { type APIInteractionResponseCallbackData, MessageFlags } from 'discord-api-types/v10'

/** What a handler answers with: plain JSON, sent by whoever called it. */
export type Reply = APIInteractionResponseCallbackData

/** The same reply, shown only to whoever caused it. */
export const onlyToYou = (reply: Reply): Reply => ({
  ...reply,
  flags: (reply.flags ?? 0) | MessageFlags.Ephemeral,
})
