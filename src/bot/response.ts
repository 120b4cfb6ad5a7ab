import {
  type APIInteractionResponse,
  type APIInteractionResponseDeferredChannelMessageWithSource,
  InteractionResponseType,
  MessageFlags,
} from 'discord-api-types/v10'
import type { Choice } from './option.ts'
import type { Reply, ReplyFile } from './reply.ts'

/** A response as Discord takes it, and the files that go along. */
export type Response = APIInteractionResponse & { readonly files?: readonly ReplyFile[] }

/** A new message. */
export const message = ({ files, ...data }: Reply): Response => ({
  type: InteractionResponseType.ChannelMessageWithSource,
  data,
  ...(files && { files }),
})

/** The reply in place of all that the pressed message held. Who sees that message cannot change any more. */
export const update = ({ flags: _, files, ...data }: Reply): Response => ({
  type: InteractionResponseType.UpdateMessage,
  data: { content: '', embeds: [], components: [], attachments: [], ...data },
  ...(files && { files }),
})

export const choices = (list: readonly Choice[]): Response => ({
  type: InteractionResponseType.ApplicationCommandAutocompleteResult,
  data: { choices: [...list] },
})

/** "Thinking…": whether everybody sees it decides who sees the message that replaces it. */
export const deferredMessage = (
  onlyToYou: boolean,
): APIInteractionResponseDeferredChannelMessageWithSource => ({
  type: InteractionResponseType.DeferredChannelMessageWithSource,
  ...(onlyToYou && { data: { flags: MessageFlags.Ephemeral } }),
})

export const deferredUpdate: APIInteractionResponse = { type: InteractionResponseType.DeferredMessageUpdate }
