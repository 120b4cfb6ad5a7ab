import type { UploadedFile } from '../http/multipart.ts'
import { editedAttachments, newAttachments } from '../limits/attachment.ts'
import { type MessageBody, messageFlags } from '../limits/message.ts'
import { emptyMessage } from '../rest/errors.ts'
import { showInEmbeds } from './attachments.ts'
import { parseAll, parseUsers, resolveMentions } from './mentions.ts'
import type { Channel, Message, MessageInteraction } from './model.ts'
import { permissionsIn } from './permissions.ts'
import type { World } from './world.ts'

type Files = ReadonlyMap<number, UploadedFile>
const noFiles: Files = new Map()

export interface NewMessage {
  channel: Channel
  authorId: string
  body: MessageBody
  /** The files sent along, by the number by which the body speaks of them. */
  files?: Files
  nonce?: string | number | null
  referenceId?: string | null
  interaction?: MessageInteraction | null
  visibleTo?: string | null
  /** A deferred answer: shown as "thinking…", with nothing in it yet. */
  loading?: boolean
}

/** Of each channel; older ones are forgotten, so that a long load test does not fill the memory. */
const keptMessages = 10_000

const isEmpty = ({
  content,
  embeds,
  attachments,
  components,
}: Pick<Message, 'content' | 'embeds' | 'attachments' | 'components'>) =>
  content === '' && embeds.length === 0 && attachments.length === 0 && components.length === 0

const pinged = (world: World, channel: Channel, message: Message, body: MessageBody) => {
  const reference = world.messages.get(channel.id)?.get(message.referenceId ?? '')
  const guild = world.guilds.get(channel.guildId ?? '')
  // https://discord.com/developers/docs/resources/message#allowed-mentions-object-allowed-mentions-structure
  const allowed = body.allowed_mentions ?? (message.interaction === null ? parseAll : parseUsers)
  const permissions = permissionsIn(guild, message.authorId, channel)
  return resolveMentions(world, channel, message.content, permissions, allowed, reference?.authorId ?? null)
}

/** Adds a message to a channel and announces it, unless it is ephemeral. Throws 50006 when it is empty. */
export function createMessage(world: World, made: NewMessage): Message {
  const { channel, body } = made
  const visibleTo = made.visibleTo ?? null
  const sent = { listed: body.attachments, files: made.files ?? noFiles }
  const attachments = newAttachments(sent, () => world.nextId())
  const message: Message = {
    id: world.nextId(),
    channelId: channel.id,
    guildId: channel.guildId,
    authorId: made.authorId,
    type: made.interaction?.type === 2 ? 20 : made.referenceId ? 19 : 0,
    content: body.content ?? '',
    ...showInEmbeds(world, channel.id, body.embeds ?? [], attachments),
    components: body.components ?? [],
    flags:
      ((body.flags ?? 0) & ~messageFlags.ephemeral) |
      (visibleTo === null ? 0 : messageFlags.ephemeral) |
      (made.loading ? messageFlags.loading : 0),
    timestamp: world.now(),
    editedTimestamp: null,
    mentions: [],
    mentionRoles: [],
    mentionEveryone: false,
    pinned: false,
    tts: body.tts ?? false,
    nonce: made.nonce ?? null,
    referenceId: made.referenceId ?? null,
    interaction: made.interaction ?? null,
    visibleTo,
  }
  if (!made.loading && isEmpty(message)) throw emptyMessage()
  setMentions(message, pinged(world, channel, message, body))
  const messages = world.messages.get(channel.id) ?? new Map<string, Message>()
  messages.set(message.id, message)
  world.messages.set(channel.id, messages)
  const [oldest] = messages.keys()
  if (messages.size > keptMessages && oldest !== undefined) messages.delete(oldest)
  if (visibleTo === null) channel.lastMessageId = message.id
  if (channel.thread !== null) channel.thread.messagesSent++
  world.emit({ name: 'MESSAGE_CREATE', message })
  return message
}

function setMentions(message: Message, mentions: ReturnType<typeof resolveMentions>): void {
  message.mentions = mentions.users
  message.mentionRoles = mentions.roles
  message.mentionEveryone = mentions.everyone
}

/** Changes the parts of a message that `body` has; null empties a part. Throws 50006 when nothing is left. */
export function editMessage(world: World, message: Message, body: MessageBody, files: Files = noFiles): void {
  const sent = { listed: body.attachments, files }
  const attachments = editedAttachments(message.attachments, sent, () => world.nextId())
  const after = {
    content: body.content === undefined ? message.content : (body.content ?? ''),
    ...(body.embeds === undefined
      ? { embeds: message.embeds, attachments }
      : showInEmbeds(world, message.channelId, body.embeds ?? [], attachments)),
    components: body.components === undefined ? message.components : (body.components ?? []),
  }
  if (isEmpty(after)) throw emptyMessage()
  const wasLoading = (message.flags & messageFlags.loading) !== 0
  Object.assign(message, after)
  message.flags &= ~messageFlags.loading
  if (typeof body.flags === 'number') {
    const { suppressEmbeds } = messageFlags
    message.flags = (message.flags & ~suppressEmbeds) | (body.flags & suppressEmbeds)
  }
  if (!wasLoading) message.editedTimestamp = world.now()
  const channel = world.channels.get(message.channelId)
  if (channel !== undefined && body.content !== undefined) {
    setMentions(message, pinged(world, channel, message, body))
  }
  world.emit({ name: 'MESSAGE_UPDATE', message })
}

export function deleteMessage(world: World, message: Message): void {
  world.messages.get(message.channelId)?.delete(message.id)
  world.emit({ name: 'MESSAGE_DELETE', message })
}

/** The message, when this user can see it: an ephemeral one is there for one person only. */
export function visibleMessage(
  world: World,
  channelId: string,
  messageId: string,
  userId: string,
): Message | undefined {
  const message = world.messages.get(channelId)?.get(messageId)
  return message === undefined || (message.visibleTo !== null && message.visibleTo !== userId)
    ? undefined
    : message
}
