import { setTimeout } from 'node:timers/promises'
import type { Logger } from 'pino'
import { connectRedis } from './connect-redis.ts'
import { createKeyv, withReplace } from './create-keyv.ts'
import { watchHeartbeat } from './redis-heartbeat.ts'
import { RedisStore } from './redis-store.ts'
import type { Store } from './store.ts'

/**
 * Connects to Redis; see openStore. Once connected, an outage makes operations reject until the connection is back,
 * which is tried for ever.
 */
export async function openRedis(url: string, log: Logger, { patience = 5_000 } = {}): Promise<Store> {
  // What cannot be kept now is said at once, rather than kept waiting for a Redis that may never come back.
  const { client, lost } = await connectRedis(url, {
    setting: 'STORE_URL',
    log,
    patience,
    waitsForOutages: false,
  })
  const closing = new AbortController()
  void watchHeartbeat(client, {
    patience,
    signal: closing.signal,
    onSilence() {
      lost(new Error('no answer'))
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
