import type { Component } from '../limits/component.ts'
import type { Embed } from '../limits/embed.ts'
import { messageFlags } from '../limits/message.ts'
import { attachmentJson } from '../world/attachments.ts'
import { referencedMessage } from '../world/message-json.ts'
import type { Message } from '../world/model.ts'
import type { World } from '../world/world.ts'
import type { Person } from './home.ts'

/** A message as one person sees it. Times are in milliseconds since 1970. */
export interface ShownMessage {
  id: string
  author: Person
  /** Of the author's highest role that has one; 0 for none. */
  colour: number
  content: string
  sentAt: number
  isEdited: boolean
  /** Deferred: the bot is still thinking. */
  isThinking: boolean
  isEphemeral: boolean
  /** Somebody who is mentioned sees it marked. */
  mentionsMe: boolean
  embeds: Embed[]
  attachments: ReturnType<typeof attachmentJson>[]
  components: Component[]
  /** What it replies to; `deleted` where that is gone. */
  repliesTo: { author: Person; text: string } | 'deleted' | null
  /** The command it answers, and who used it. */
  answers: { name: string; user: Person } | null
  thread: { id: string; name: string; messages: number } | null
}

const excerptLength = 120

export function shownMessage(world: World, message: Message, viewerId: string): ShownMessage {
  const { interaction } = message
  const thread = world.channels.get(message.id)
  const member = world.guilds.get(message.guildId ?? '')?.members.get(viewerId)
  return {
    id: message.id,
    author: personOf(world, message.authorId),
    colour: colourOf(world, message),
    content: message.content,
    sentAt: message.timestamp,
    isEdited: message.editedTimestamp !== null,
    isThinking: (message.flags & messageFlags.loading) !== 0,
    isEphemeral: message.visibleTo !== null,
    mentionsMe:
      message.mentionEveryone ||
      message.mentions.includes(viewerId) ||
      message.mentionRoles.some(id => member?.roles.includes(id)),
    embeds: message.embeds,
    attachments: message.attachments
      .filter(({ isEmbedded }) => !isEmbedded)
      .map(attachment => attachmentJson(world, message.channelId, attachment)),
    components: message.components,
    repliesTo: repliesTo(world, message),
    answers:
      interaction?.name == null
        ? null
        : {
            name: interaction.name,
            user: personOf(world, interaction.userId),
          },
    thread:
      thread?.thread == null
        ? null
        : { id: thread.id, name: thread.name ?? '', messages: world.messages.get(thread.id)?.size ?? 0 },
  }
}

function personOf(world: World, id: string): Person {
  const user = world.users.get(id)
  return { id, name: user?.displayName ?? 'Deleted User', bot: user?.bot ?? false }
}

function colourOf(world: World, { guildId, authorId }: Message): number {
  const guild = world.guilds.get(guildId ?? '')
  const roles = guild?.members.get(authorId)?.roles.flatMap(id => guild.roles.get(id) ?? []) ?? []
  return roles.filter(({ color }) => color !== 0).sort((a, b) => b.position - a.position)[0]?.color ?? 0
}

function repliesTo(world: World, message: Message): ShownMessage['repliesTo'] {
  if (message.referenceId === null) return null
  const reference = referencedMessage(world, message)
  if (reference === null) return 'deleted'
  const [embed] = reference.embeds
  const text = reference.content || embed?.description || embed?.title || 'Click to see attachment'
  return { author: personOf(world, reference.authorId), text: text.slice(0, excerptLength) }
}
