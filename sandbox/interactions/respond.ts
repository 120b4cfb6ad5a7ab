import { z } from 'zod'
import { autocompleteChoices } from '../limits/command.ts'
import { modal } from '../limits/component.ts'
import { readForm } from '../limits/form.ts'
import { editedMessage, interactionMessage, messageFlags } from '../limits/message.ts'
import { alreadyAcknowledged, unknownChannel, unknownInteraction, unknownMessage } from '../rest/errors.ts'
import type { RestRequest } from '../rest/router.ts'
import { createMessage, editMessage } from '../world/messages.ts'
import type { Message, MessageInteraction } from '../world/model.ts'
import type { World } from '../world/world.ts'
import { callbackType, type Interaction, interactionType } from './model.ts'
import { type Interactions, isTooLateToRespond } from './store.ts'

/** The callback types each interaction can be answered with. */
function allowedTypes({ type, sourceMessageId }: Interaction): number[] {
  const { message, deferredMessage, deferredUpdate, update, choices, modal: form } = callbackType
  switch (type) {
    case interactionType.autocomplete:
      return [choices]
    case interactionType.component:
      return [message, deferredMessage, deferredUpdate, update, form]
    case interactionType.modal:
      return sourceMessageId === null
        ? [message, deferredMessage]
        : [message, deferredMessage, deferredUpdate, update]
    default:
      return [message, deferredMessage, form]
  }
}

const deferral = z.object({ flags: z.int().nullish() }).nullish()

/** Which interaction a message of it names as its origin. */
export const originOf = (interaction: Interaction): MessageInteraction => ({
  id: interaction.id,
  type: interaction.type,
  name: interaction.name,
  userId: interaction.userId,
  owners: interaction.owners,
  interactedMessageId: interaction.sourceMessageId,
})

/** Takes the first response to an interaction; gives the message it made or changed, if any.
 * https://discord.com/developers/docs/interactions/receiving-and-responding#create-interaction-response */
export function respond(
  world: World,
  interactions: Interactions,
  interaction: Interaction,
  { body, files }: Pick<RestRequest, 'body' | 'files'>,
): { type: number; message: Message | null } {
  if (interaction.callback !== null) throw alreadyAcknowledged()
  if (isTooLateToRespond(interaction, world.now())) throw unknownInteraction()
  const { type } = readForm(z.object({ type: z.literal(allowedTypes(interaction)) }), body)
  const message = take(world, interaction, type, body, files)
  interaction.callback = type
  interaction.respondedAt = world.now()
  interaction.originalId = message?.id ?? interaction.sourceMessageId
  interactions.changed(interaction)
  return { type, message }
}

function take(
  world: World,
  interaction: Interaction,
  type: number,
  body: unknown,
  files: RestRequest['files'],
): Message | null {
  const channel = world.channels.get(interaction.channelId)
  if (channel === undefined) throw unknownChannel()
  const of = <T>(schema: z.ZodType<T>): T => readForm(z.object({ data: schema }), body).data
  const visibleTo = (flags: number | null | undefined) =>
    interaction.forcedEphemeral || ((flags ?? 0) & messageFlags.ephemeral) !== 0 ? interaction.userId : null
  const made = { channel, authorId: world.application.id, interaction: originOf(interaction) }
  switch (type) {
    case callbackType.message: {
      const data = of(interactionMessage)
      return createMessage(world, { ...made, body: data, files, visibleTo: visibleTo(data.flags) })
    }
    case callbackType.deferredMessage: {
      const flags = of(deferral)?.flags
      return createMessage(world, { ...made, body: {}, visibleTo: visibleTo(flags), loading: true })
    }
    case callbackType.update: {
      const message = sourceMessage(world, interaction)
      const data = of(editedMessage.nullish())
      if (data) editMessage(world, message, data, files)
      return message
    }
    case callbackType.choices:
      interaction.choices = of(autocompleteChoices).choices
      return null
    case callbackType.modal:
      interaction.modal = of(modal)
      return null
    default:
      return null
  }
}

export function sourceMessage(world: World, interaction: Interaction): Message {
  const message = world.messages.get(interaction.channelId)?.get(interaction.sourceMessageId ?? '')
  if (message === undefined) throw unknownMessage()
  return message
}
