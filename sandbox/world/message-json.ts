import { channelJson, iso, userJsonOf } from './api.ts'
import { attachmentJson } from './attachments.ts'
import type { Message } from './model.ts'
import type { World } from './world.ts'

/** The message that a message replies to; null where it has been deleted. */
export const referencedMessage = (world: World, { channelId, referenceId }: Message): Message | null =>
  world.messages.get(channelId)?.get(referenceId ?? '') ?? null

/** A message as Discord returns it. What it replies to comes along, but not what that replies to in turn.
 * https://discord.com/developers/docs/resources/message#message-object */
export const messageJson = (world: World, message: Message): Record<string, unknown> => {
  const reference = referencedMessage(world, message)
  return {
    ...ownJson(world, message),
    ...(message.referenceId === null ? {} : { referenced_message: reference && ownJson(world, reference) }),
  }
}

/** The nonce of a message, which Discord tells in the answer and the event of its creation, and nowhere later. */
export const nonceJson = ({ nonce }: Message) => (nonce === null ? {} : { nonce })

const ownJson = (world: World, message: Message): Record<string, unknown> => {
  const { interaction, referenceId } = message
  const author = userJsonOf(world, message.authorId)
  const thread = world.channels.get(message.id)
  return {
    id: message.id,
    channel_id: message.channelId,
    type: message.type,
    author,
    content: message.content,
    timestamp: iso(message.timestamp),
    edited_timestamp: message.editedTimestamp === null ? null : iso(message.editedTimestamp),
    tts: message.tts,
    mention_everyone: message.mentionEveryone,
    mentions: message.mentions.map(id => userJsonOf(world, id)),
    mention_roles: message.mentionRoles,
    attachments: message.attachments
      .filter(({ isEmbedded }) => !isEmbedded)
      .map(attachment => attachmentJson(world, message.channelId, attachment)),
    embeds: message.embeds,
    components: message.components,
    pinned: message.pinned,
    flags: message.flags,
    ...(thread === undefined ? {} : { thread: channelJson(world, thread) }),
    ...(referenceId === null
      ? {}
      : {
          message_reference: {
            type: 0,
            message_id: referenceId,
            channel_id: message.channelId,
            ...(message.guildId === null ? {} : { guild_id: message.guildId }),
          },
        }),
    ...(message.authorId === world.application.id ? { application_id: world.application.id } : {}),
    ...(interaction === null
      ? {}
      : {
          webhook_id: world.application.id,
          interaction_metadata: {
            id: interaction.id,
            type: interaction.type,
            user: userJsonOf(world, interaction.userId),
            authorizing_integration_owners: interaction.owners,
            ...(interaction.interactedMessageId === null
              ? {}
              : { interacted_message_id: interaction.interactedMessageId }),
          },
          ...(interaction.name === null
            ? {}
            : {
                interaction: {
                  id: interaction.id,
                  type: interaction.type,
                  name: interaction.name,
                  user: userJsonOf(world, interaction.userId),
                },
              }),
        }),
  }
}
