import {
  type APIInteractionResponse,
  type APIInteractionResponseDeferredChannelMessageWithSource,
  InteractionResponseType,
  MessageFlags,
} from 'discord-api-types/v10'
import type { Choice } from './option.ts'
import type { Reply } from './reply.ts'

/** A new message. */
export const message = (data: Reply): APIInteractionResponse => ({
  type: InteractionResponseType.ChannelMessageWithSource,
  data,
})

/** The reply in place of all that the pressed message held. Who sees that message cannot change any more. */
export const update = ({ flags: _, ...data }: Reply): APIInteractionResponse => ({
  type: InteractionResponseType.UpdateMessage,
  data: { content: '', embeds: [], components: [], ...data },
})

export const choices = (list: readonly Choice[]): APIInteractionResponse => ({
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
