import type { Clock } from '../clock.ts'
import { createWatchers } from '../watchers.ts'
import type { Application, Channel, Guild, Member, Message, Role, User } from './model.ts'
import { snowflakes } from './snowflake.ts'

export type WorldEvent =
  | { name: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE' | 'MESSAGE_DELETE'; message: Message }
  | { name: 'CHANNEL_CREATE' | 'CHANNEL_UPDATE' | 'CHANNEL_DELETE'; channel: Channel }
  | { name: 'THREAD_CREATE' | 'THREAD_DELETE'; channel: Channel }
  | { name: 'GUILD_CREATE' | 'GUILD_DELETE'; guild: Guild }
  | { name: 'GUILD_ROLE_UPDATE' | 'GUILD_ROLE_DELETE'; guild: Guild; role: Role }
  | { name: 'GUILD_MEMBER_UPDATE'; guild: Guild; member: Member }

/** Everything that exists: guilds, channels, users, messages. */
export interface World {
  readonly application: Application
  /** Where files are served: `http://127.0.0.1:8787`. Empty until the sandbox listens. */
  origin: string
  readonly guilds: Map<string, Guild>
  readonly channels: Map<string, Channel>
  readonly users: Map<string, User>
  /** The short names people and tests use: owner, administrator, member. */
  readonly userKeys: Map<string, string>
  /** By channel, then by id, oldest first. */
  readonly messages: Map<string, Map<string, Message>>
  /** Where a client is when it does not say. */
  defaults: { guildId: string; channelId: string; userId: string }
  nextId(): string
  now(): number
  /** Gives what ends it. */
  subscribe(listener: (event: WorldEvent) => void): () => void
  emit(event: WorldEvent): void
}

export function createWorld(application: Application, clock: Clock): World {
  const events = createWatchers<WorldEvent>()
  return {
    application,
    origin: '',
    guilds: new Map(),
    channels: new Map(),
    users: new Map(),
    userKeys: new Map(),
    messages: new Map(),
    defaults: { guildId: '', channelId: '', userId: '' },
    nextId: snowflakes(() => clock.now()),
    now: () => clock.now(),
    subscribe: events.watch,
    emit: events.tell,
  }
}

/** The guild, when the bot is in it. */
export function guildOfBot(world: World, guildId: string): Guild | undefined {
  const guild = world.guilds.get(guildId)
  return guild?.members.has(world.application.id) ? guild : undefined
}

/** The direct-message channel of exactly these people; made when it does not exist yet. */
export function directChannel(world: World, userIds: readonly string[]): Channel {
  const wanted = [...userIds].sort().join()
  for (const channel of world.channels.values()) {
    if (channel.guildId === null && [...channel.recipients].sort().join() === wanted) return channel
  }
  const channel: Channel = {
    id: world.nextId(),
    type: 1,
    guildId: null,
    name: null,
    topic: null,
    position: 0,
    overwrites: [],
    recipients: [...userIds],
    lastMessageId: null,
    thread: null,
  }
  world.channels.set(channel.id, channel)
  return channel
}

export function addChannel(world: World, guild: Guild, channel: Channel): void {
  guild.channels.set(channel.id, channel)
  world.channels.set(channel.id, channel)
}

/** Deletes a channel with all that is in it, threads included. */
export function removeChannel(world: World, channel: Channel): void {
  const guild = world.guilds.get(channel.guildId ?? '')
  if (guild?.systemChannelId === channel.id) guild.systemChannelId = null
  for (const { id, thread } of [channel, ...(guild?.threads.values() ?? [])]) {
    if (id !== channel.id && thread?.parentId !== channel.id) continue
    guild?.channels.delete(id)
    guild?.threads.delete(id)
    world.channels.delete(id)
    world.messages.delete(id)
  }
  world.emit({ name: channel.thread === null ? 'CHANNEL_DELETE' : 'THREAD_DELETE', channel })
}

/** Someone leaves a guild; when it is the bot, the gateway tells it so. */
export function removeMember(world: World, guild: Guild, userId: string): void {
  guild.members.delete(userId)
  if (userId === world.application.id) world.emit({ name: 'GUILD_DELETE', guild })
}
