import { Client, Events, GatewayDispatchEvents, GatewayIntentBits, Options } from 'discord.js'
import type { Logger } from 'pino'
import { type GuildEvents, hearGuilds } from './guild-events.ts'

export interface GatewayOptions {
  token: string
  /** Base address of Discord's API where it is not Discord itself. */
  api?: string | undefined
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

/**
 * The door to Discord's gateway. Heartbeats, reconnects and resumes are discord.js's; it says in the log when it
 * is ready, disconnected and resumed.
 */
export function createGateway(options: GatewayOptions): Gateway {
  const { token, api, log, onInteraction, onMessage, guildEvents, onClosedForGood } = options
  const hear = guildEvents && hearGuilds(guildEvents, log)
  let closing = false
  const client = new Client({
    // None of these is privileged: what a message says comes along only where it mentions the bot, and in direct
    // messages. https://discord.com/developers/docs/events/gateway#message-content-intent
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    makeCache: smallCaches(),
    ...(api && { rest: { api } }),
  })

  client.on(Events.Raw, (packet: { t?: unknown; d?: unknown }) => {
    if (packet.t === GatewayDispatchEvents.InteractionCreate) onInteraction(packet.d)
    if (packet.t === GatewayDispatchEvents.MessageCreate && client.user) onMessage(packet.d, client.user.id)
    hear?.(packet.t, packet.d)
  })
  client.on(Events.ShardReady, shard =>
    log.info({ shard, guilds: client.guilds.cache.size }, 'gateway ready'),
  )
  client.on(Events.ShardReconnecting, shard => {
    if (!closing) log.warn({ shard }, 'gateway disconnected, reconnecting')
  })
  client.on(Events.ShardResume, (shard, replayed) => log.info({ shard, replayed }, 'gateway resumed'))
  client.on(Events.ShardDisconnect, ({ code }) => onClosedForGood(code))
  client.on(Events.ShardError, (err, shard) => log.warn({ shard, err }, 'gateway error'))
  client.on(Events.Error, err => log.error({ err }, 'discord.js error'))
  client.on(Events.Warn, warning => log.warn({ warning }, 'discord.js warning'))

  return {
    async connect() {
      const ready = new Promise<void>(resolve => client.once(Events.ClientReady, () => resolve()))
      await client.login(token)
      await ready
    },
    close() {
      closing = true
      return client.destroy()
    },
  }
}

/**
 * Nothing is read from discord.js's caches, since all that handlers need comes with the interaction. Those of
 * guilds, channels and roles stay: discord.js does not support limiting them.
 */
const smallCaches = () =>
  Options.cacheWithLimits({
    ApplicationCommandManager: 0,
    AutoModerationRuleManager: 0,
    BaseGuildEmojiManager: 0,
    DMMessageManager: 0,
    EntitlementManager: 0,
    GuildBanManager: 0,
    GuildEmojiManager: 0,
    GuildForumThreadManager: 0,
    GuildInviteManager: 0,
    GuildMemberManager: { maxSize: 0, keepOverLimit: member => member.id === member.client.user.id },
    GuildMessageManager: 0,
    GuildScheduledEventManager: 0,
    GuildStickerManager: 0,
    GuildTextThreadManager: 0,
    MessageManager: 0,
    PresenceManager: 0,
    ReactionManager: 0,
    ReactionUserManager: 0,
    StageInstanceManager: 0,
    ThreadManager: 0,
    ThreadMemberManager: 0,
    UserManager: { maxSize: 0, keepOverLimit: user => user.id === user.client.user?.id },
    VoiceStateManager: 0,
  })
