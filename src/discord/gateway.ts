import type { REST } from '@discordjs/rest'
import { CloseCodes, WebSocketShardEvents as Event, type SessionInfo, WebSocketManager } from '@discordjs/ws'
import {
  GatewayCloseCodes as Code,
  GatewayDispatchEvents,
  GatewayIntentBits as Intent,
} from 'discord-api-types/v10'
import type { Logger } from 'pino'
import type { ShardRange } from '../setting-values.ts'
import { type GuildEvents, hearGuilds } from './guild-events.ts'
import type { IdentifyTurn } from './identify-turns.ts'
import type { Presence } from './presence.ts'

export interface GatewayOptions {
  token: string
  rest: REST
  /** Told how it stands with the connections. */
  presence: Presence
  log: Logger
  /** Which connections of how many; one in all where left out. */
  shards?: ShardRange | undefined
  /** Gives what to wait for until a shard may identify, where other processes do so too. */
  identifyTurns?: ((concurrency: number) => IdentifyTurn) | undefined
  /** Gets the payload of every interaction as it came. */
  onInteraction(payload: unknown): void
  /** Gets the payload of every message as it came, and the bot's own id. */
  onMessage(payload: unknown, botId: string): void
  /** Told what becomes of servers. */
  guildEvents?: GuildEvents | undefined
  /** Discord has closed a connection in a way that reconnecting does not mend. */
  onClosedForGood(code: number): void
}

export interface Gateway {
  /** Connects; resolves when the first READY of each shard has come. Rejects when Discord refuses. */
  connect(): Promise<void>
  /** Disconnects for good. */
  close(): Promise<void>
}

/**
 * None of these is privileged: what a message says comes along only where it mentions the bot, and in direct messages.
 * https://discord.com/developers/docs/events/gateway#message-content-intent
 */
const intents = Intent.Guilds | Intent.GuildMessages | Intent.DirectMessages

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
const forGood: readonly number[] = [
  Code.AuthenticationFailed,
  Code.InvalidShard,
  Code.ShardingRequired,
  Code.InvalidAPIVersion,
  Code.InvalidIntents,
  Code.DisallowedIntents,
]

/**
 * The door to Discord's gateway. Heartbeats, reconnects, resumes and the pace of identifying are those of @discordjs/ws,
 * with which discord.js connects, too; it keeps nothing of what it is told, so memory does not grow with servers. The
 * log says when it is ready, disconnected and resumed.
 */
export function createGateway(options: GatewayOptions): Gateway {
  const {
    token,
    rest,
    presence,
    log,
    shards,
    identifyTurns,
    onInteraction,
    onMessage,
    guildEvents,
    onClosedForGood,
  } = options
  const hear = guildEvents && hearGuilds(guildEvents, log)
  // Left to itself it keeps them for all connections of a process together.
  const sessions = new Map<number, SessionInfo>()
  let botId: string | undefined
  let closing = false

  const manager = new WebSocketManager({
    token,
    intents,
    rest,
    retrieveSessionInfo: shard => sessions.get(shard) ?? null,
    updateSessionInfo(shard, session) {
      if (session) sessions.set(shard, session)
      else sessions.delete(shard)
    },
    ...(shards && {
      shardIds: { start: shards.first, end: shards.last },
      shardCount: shards.count,
    }),
    ...(identifyTurns && {
      async buildIdentifyThrottler(manager) {
        const { session_start_limit: limit } = await manager.fetchGatewayInformation()
        return { waitForIdentify: identifyTurns(limit.max_concurrency) }
      },
    }),
  })

  manager.on(Event.Ready, ({ data, shardId: shard }) => {
    botId = data.user.id
    presence.ready(
      shard,
      data.guilds.map(({ id }) => id),
    )
    log.info({ shard, guilds: data.guilds.length }, 'gateway ready')
  })
  manager.on(Event.Dispatch, ({ data: { t: name, d: data }, shardId: shard }) => {
    if (name === GatewayDispatchEvents.InteractionCreate) onInteraction(data)
    if (name === GatewayDispatchEvents.MessageCreate && botId) onMessage(data, botId)
    if (name === GatewayDispatchEvents.GuildCreate) presence.joined(shard, data.id)
    if (name === GatewayDispatchEvents.GuildDelete && data.unavailable === undefined)
      presence.left(shard, data.id)
    hear?.(name, data)
  })
  manager.on(Event.Resumed, ({ shardId: shard }) => {
    presence.resumed(shard)
    log.info({ shard }, 'gateway resumed')
  })
  manager.on(Event.Closed, ({ code, shardId: shard }) => {
    presence.closed(shard)
    if (closing) return
    if (forGood.includes(code)) onClosedForGood(code)
    else log.warn({ shard, code }, 'gateway disconnected, reconnecting')
  })
  manager.on(Event.Error, ({ error, shardId: shard }) => log.warn({ shard, err: error }, 'gateway error'))

  return {
    async connect() {
      for (const shard of await manager.getShardIds()) presence.closed(shard)
      await manager.connect()
    },
    async close() {
      closing = true
      await manager.destroy({ code: CloseCodes.Normal })
    },
  }
}
