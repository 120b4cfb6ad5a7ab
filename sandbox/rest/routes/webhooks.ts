import type { Interaction } from '../../interactions/model.ts'
import { originOf } from '../../interactions/respond.ts'
import { type Interactions, isTokenExpired } from '../../interactions/store.ts'
import { readForm } from '../../limits/form.ts'
import { editedMessage, interactionMessage, messageFlags } from '../../limits/message.ts'
import { messageJson } from '../../world/message-json.ts'
import { createMessage, deleteMessage, editMessage } from '../../world/messages.ts'
import type { Message } from '../../world/model.ts'
import type { World } from '../../world/world.ts'
import {
  DiscordError,
  invalidWebhookToken,
  unknownChannel,
  unknownMessage,
  unknownWebhook,
} from '../errors.ts'
import { interactionRoute, type RestRequest, type Route } from '../router.ts'

const followUpLimit = { requests: 5, windowMs: 2000 }
const originalLimit = { requests: 5, windowMs: 5000 }
/** Where the application is not installed in the guild itself. */
const maximumExternalFollowUps = 5

/** The messages of an interaction, through its token.
 * https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages */
export function webhookRoutes(world: World, interactions: Interactions): Route[] {
  const interactionOf = ({ param }: RestRequest): Interaction => {
    const interaction = interactions.byToken(param('token'))
    if (interaction === undefined || param('webhook_id') !== world.application.id) throw unknownWebhook()
    if (isTokenExpired(interaction, world.now())) throw invalidWebhookToken()
    if (interaction.callback === null) throw unknownWebhook()
    return interaction
  }

  const messageOf = (interaction: Interaction, wanted: string): Message => {
    const id = wanted === '@original' ? interaction.originalId : wanted
    const belongs = id === interaction.originalId || interaction.followUpIds.includes(id ?? '')
    const message = world.messages.get(interaction.channelId)?.get(id ?? '')
    if (!belongs || message === undefined) throw unknownMessage()
    return message
  }

  const settle = (interaction: Interaction) => {
    interaction.settled = true
    interactions.changed(interaction)
  }

  const followUp = (request: RestRequest): Message => {
    const interaction = interactionOf(request)
    const body = readForm(interactionMessage, request.body)
    const original = world.messages.get(interaction.channelId)?.get(interaction.originalId ?? '')
    // The first follow-up takes the place of a deferred answer that is still empty.
    if (original !== undefined && (original.flags & messageFlags.loading) !== 0) {
      const listed = body.attachments ?? [...request.files.keys()].map(id => ({ id: String(id) }))
      editMessage(world, original, { ...body, attachments: listed }, request.files)
      settle(interaction)
      return original
    }
    const external = interaction.owners['0'] === undefined
    if (external && interaction.followUpIds.length >= maximumExternalFollowUps) {
      throw new DiscordError(
        400,
        40094,
        'The maximum number of follow-up messages for this interaction was reached.',
      )
    }
    const channel = world.channels.get(interaction.channelId)
    if (channel === undefined) throw unknownChannel()
    const hidden = interaction.forcedEphemeral || ((body.flags ?? 0) & messageFlags.ephemeral) !== 0
    const message = createMessage(world, {
      channel,
      authorId: world.application.id,
      body,
      files: request.files,
      interaction: originOf(interaction),
      visibleTo: hidden ? interaction.userId : null,
    })
    interaction.followUpIds.push(message.id)
    settle(interaction)
    return message
  }

  return [
    interactionRoute(
      'POST',
      '/webhooks/:webhook_id/:token',
      request => ({ status: 200, body: messageJson(world, followUp(request)) }),
      followUpLimit,
    ),
    interactionRoute(
      'GET',
      '/webhooks/:webhook_id/:token/messages/:message',
      request => {
        const message = messageOf(interactionOf(request), request.param('message'))
        return { status: 200, body: messageJson(world, message) }
      },
      originalLimit,
    ),
    interactionRoute(
      'PATCH',
      '/webhooks/:webhook_id/:token/messages/:message',
      request => {
        const interaction = interactionOf(request)
        const message = messageOf(interaction, request.param('message'))
        editMessage(world, message, readForm(editedMessage, request.body), request.files)
        settle(interaction)
        return { status: 200, body: messageJson(world, message) }
      },
      originalLimit,
    ),
    interactionRoute(
      'DELETE',
      '/webhooks/:webhook_id/:token/messages/:message',
      request => {
        const interaction = interactionOf(request)
        deleteMessage(world, messageOf(interaction, request.param('message')))
        settle(interaction)
        return { status: 204 }
      },
      originalLimit,
    ),
  ]
}
