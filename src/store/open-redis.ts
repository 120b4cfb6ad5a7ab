import { setTimeout } from 'node:timers/promises'
import { createClient } from '@keyv/redis'
import type { Logger } from 'pino'
import { createKeyv, withReplace } from './create-keyv.ts'
import { watchHeartbeat } from './redis-heartbeat.ts'
import { RedisStore } from './redis-store.ts'
import { refuseEviction } from './refuse-eviction.ts'
import { type Store, StoreError } from './store.ts'
import { nextTry, unreachable } from './unreachable-redis.ts'
import { warnOfForgetting } from './warn-of-forgetting.ts'

/**
 * Connects to Redis; see openStore. Once connected, an outage makes operations reject until the connection is back,
 * which is tried for ever.
 */
export async function openRedis(
  url: string,
  log: Logger,
  { patience = 5_000, setting = 'STORE_URL' } = {},
): Promise<Store> {
  let reachable = false
  let started = false
  const client = createClient({
    url,
    // What cannot be kept now is said at once, rather than kept waiting for a Redis that may never come back.
    disableOfflineQueue: true,
    socket: {
      connectTimeout: patience,
      // A Redis that takes the connection and then says nothing; between heartbeats it is never as quiet as this.
      socketTimeout: 3 * patience,
      reconnectStrategy: tries => started && nextTry(tries),
    },
  })
  const lost = (err: unknown) => {
    if (reachable) log.warn({ err }, 'Redis not reachable, trying again')
    reachable = false
  }
  client.on('error', lost)
  client.on('ready', () => {
    if (!reachable) log.info('Redis connected')
    reachable = true
  })
  try {
    await client.connect()
    started = true
    await refuseEviction(client, setting)
    await warnOfForgetting(client, setting, log)
  } catch (cause) {
    if (client.isOpen) client.destroy()
    throw cause instanceof StoreError ? cause : unreachable(url, setting, cause)
  }
  const closing = new AbortController()
  void watchHeartbeat(client, {
    patience,
    signal: closing.signal,
    onLost(why) {
      lost(new Error(why))
      // What waits for an answer rejects.
      client.destroy()
      // It goes on until it is connected, unless it is closed before.
      client.connect().catch(() => undefined)
    },
  })
  const redisStore = () => new RedisStore(client, { throwOnErrors: true })
  // The adapter puts the namespace before each key itself.
  const keyv = (store: RedisStore, namespace: string) => createKeyv({ store, namespace, useKeyPrefix: false })
  const guilds = redisStore()
  return {
    conversations: keyv(redisStore(), 'yumeji:conversations'),
    guilds: withReplace(keyv(guilds, 'yumeji:guilds'), (...exchange) => guilds.replace(...exchange)),
    async close() {
      closing.abort()
      // A Redis that no longer answers keeps nobody from stopping.
      await Promise.race([client.close(), setTimeout(patience, undefined, { ref: false })])
    },
  }
}
