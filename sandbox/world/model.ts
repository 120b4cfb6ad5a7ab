import type { Component } from '../limits/component.ts'
import type { Embed } from '../limits/embed.ts'

export interface Application {
  id: string
  name: string
  /** Raw application flags, as Discord's developer portal would set them. */
  flags: number
}

export interface User {
  id: string
  username: string
  displayName: string
  bot: boolean
  locale: string
  /** Takes no direct messages from bots. */
  closedToBots: boolean
}

export interface Role {
  id: string
  name: string
  permissions: bigint
  color: number
  position: number
  mentionable: boolean
  /** The application a managed role belongs to. */
  botId: string | null
}

export interface Member {
  userId: string
  nick: string | null
  roles: string[]
  joinedAt: number
}

export interface Overwrite {
  id: string
  /** 0 role, 1 member. */
  type: 0 | 1
  allow: bigint
  deny: bigint
}

export interface Channel {
  id: string
  type: number
  /** Null in a direct message. */
  guildId: string | null
  name: string | null
  topic: string | null
  position: number
  overwrites: Overwrite[]
  /** The people of a direct message, the bot included where it takes part. */
  recipients: string[]
  lastMessageId: string | null
  /** Null for what is no thread. */
  thread: Thread | null
}

export interface Thread {
  parentId: string
  ownerId: string
  autoArchiveMinutes: number
  createdAt: number
  /** Deleted messages included. */
  messagesSent: number
}

export interface Guild {
  id: string
  name: string
  ownerId: string
  locale: string
  systemChannelId: string | null
  roles: Map<string, Role>
  members: Map<string, Member>
  channels: Map<string, Channel>
  threads: Map<string, Channel>
  /** True while Discord has an outage for this guild. */
  unavailable: boolean
}

/** A file of a message. */
export interface Attachment {
  id: string
  filename: string
  description: string | null
  contentType: string
  bytes: Uint8Array
  /** Shown by an embed, and so not listed with the message. */
  isEmbedded: boolean
}

/** Which interaction a message answers. */
export interface MessageInteraction {
  id: string
  type: number
  name: string | null
  userId: string
  owners: Record<string, string>
  interactedMessageId: string | null
}

export interface Message {
  id: string
  channelId: string
  guildId: string | null
  authorId: string
  type: number
  content: string
  embeds: Embed[]
  attachments: Attachment[]
  components: Component[]
  flags: number
  timestamp: number
  editedTimestamp: number | null
  mentions: string[]
  mentionRoles: string[]
  mentionEveryone: boolean
  pinned: boolean
  tts: boolean
  nonce: string | number | null
  referenceId: string | null
  interaction: MessageInteraction | null
  /** Ephemeral: the only user who sees it. */
  visibleTo: string | null
}
