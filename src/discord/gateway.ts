import type { REST } from '@discordjs/rest'
import { WebSocketShardEvents as Shard, WebSocketManager } from '@discordjs/ws'
import { GatewayCloseCodes as Close, GatewayDispatchEvents, GatewayIntentBits } from 'discord-api-types/v10'
import type { Logger } from 'pino'
import { type GuildEvents, hearGuilds } from './guild-events.ts'

export interface GatewayOptions {
  token: string
  rest: REST
  log: Logger
  /** Gets the payload of every interaction as it came. */
  onInteraction(payload: unknown): void
  /** Gets the payload of every message as it came, and the bot's own id. */
  onMessage(payload: unknown, botId: string): void
  /** Told what becomes of servers. */
  guildEvents?: GuildEvents | undefined
  /** Discord has closed the connection in a way that reconnecting does not mend. */
  onClosedForGood(code: number): void
}

export interface Gateway {
  /** Connects; resolves when the first READY has come. Rejects when Discord refuses the token. */
  connect(): Promise<void>
  /** Disconnects for good. */
  close(): Promise<void>
}

// None of these is privileged: what a message says comes along only where it mentions the bot, and in direct
// messages. https://discord.com/developers/docs/events/gateway#message-content-intent
const intents = GatewayIntentBits.Guilds | GatewayIntentBits.GuildMessages | GatewayIntentBits.DirectMessages

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
const closedForGood: readonly number[] = [
  Close.AuthenticationFailed,
  Close.InvalidShard,
  Close.ShardingRequired,
  Close.InvalidAPIVersion,
  Close.InvalidIntents,
  Close.DisallowedIntents,
]

/**
 * The door to Discord's gateway. Heartbeats, reconnects and resumes are those of discord.js, whose connection this
 * is without its caches: all that handlers need comes with the event. It says in the log when it is ready,
 * disconnected and resumed.
 */
export function createGateway(options: GatewayOptions): Gateway {
  const { token, rest, log, onInteraction, onMessage, guildEvents, onClosedForGood } = options
  const hear = guildEvents && hearGuilds(guildEvents, log)
  let closing = false
  let botId: string | undefined
  const connection = new WebSocketManager({ token, rest, intents })

  connection.on(Shard.Dispatch, ({ data: { t, d } }) => {
    if (t === GatewayDispatchEvents.InteractionCreate) onInteraction(d)
    if (t === GatewayDispatchEvents.MessageCreate && botId) onMessage(d, botId)
    hear?.(t, d)
  })
  connection.on(Shard.Ready, ({ data, shardId: shard }) => {
    botId = data.user.id
    log.info({ shard, guilds: data.guilds.length }, 'gateway ready')
  })
  connection.on(Shard.Closed, ({ code, shardId: shard }) => {
    if (closing) return
    if (closedForGood.includes(code)) onClosedForGood(code)
    else log.warn({ shard, code }, 'gateway disconnected, reconnecting')
  })
  connection.on(Shard.Resumed, ({ shardId: shard }) => log.info({ shard }, 'gateway resumed'))
  connection.on(Shard.Error, ({ error, shardId: shard }) => log.warn({ shard, err: error }, 'gateway error'))

  return {
    connect: async () => connection.connect(),
    async close() {
      closing = true
      await connection.destroy()
    },
  }
}
