import { respond } from '../../interactions/respond.ts'
import type { Interactions } from '../../interactions/store.ts'
import { messageFlags } from '../../limits/message.ts'
import { messageJson } from '../../world/message-json.ts'
import type { World } from '../../world/world.ts'
import { unknownInteraction } from '../errors.ts'
import { interactionRoute, type Route } from '../router.ts'

/** https://discord.com/developers/docs/interactions/receiving-and-responding#create-interaction-response */
export const interactionRoutes = (world: World, interactions: Interactions): Route[] => [
  interactionRoute(
    'POST',
    '/interactions/:interaction_id/:token/callback',
    ({ param, body, files, query }) => {
      const interaction = interactions.byId(param('interaction_id'))
      if (interaction === undefined || interaction.token !== param('token')) throw unknownInteraction()
      const { type, message } = respond(world, interactions, interaction, { body, files })
      if (query.get('with_response') !== 'true') return { status: 204 }
      const loading = message !== null && (message.flags & messageFlags.loading) !== 0
      return {
        status: 200,
        body: {
          interaction: {
            id: interaction.id,
            type: interaction.type,
            channel_id: interaction.channelId,
            ...(interaction.guildId === null ? {} : { guild_id: interaction.guildId }),
            ...(message === null
              ? {}
              : {
                  response_message_id: message.id,
                  response_message_loading: loading,
                  response_message_ephemeral: message.visibleTo !== null,
                }),
          },
          ...(message === null ? {} : { resource: { type, message: messageJson(world, message) } }),
        },
      }
    },
    // Discord sets no limit on callbacks: each interaction takes one.
    null,
  ),
]
