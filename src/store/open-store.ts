import type { Keyv } from 'keyv'
import type { Logger } from 'pino'
import { createKeyv } from './create-keyv.ts'
import { SqliteStore } from './sqlite-store.ts'

/** Where things are kept, each kind apart. */
export interface Store {
  readonly conversations: Keyv<unknown>
  readonly guilds: Keyv<unknown>
  close(): Promise<void>
}

/** The store cannot be opened. The message is for the operator. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
}

/** How often what is past its time is taken off the disk, in milliseconds. */
const sweepEvery = 60_000

/**
 * Opens the store at a `sqlite://` or `redis://` address. Throws a StoreError where it cannot be opened or reached,
 * and changes nothing in a file that it cannot read.
 */
export async function openStore(url: string, log: Logger): Promise<Store> {
  return url.startsWith('sqlite://') ? openSqlite(url.slice('sqlite://'.length)) : openRedis(url, log)
}

function openSqlite(file: string): Store {
  try {
    const conversations = new SqliteStore({ file, table: 'conversations', durable: false, now: Date.now })
    const guilds = new SqliteStore({ file, table: 'guilds', durable: true, now: Date.now })
    const sweeping = setInterval(() => conversations.deleteExpired(), sweepEvery).unref()
    return {
      conversations: createKeyv({ store: conversations, namespace: 'conversations' }),
      guilds: createKeyv({ store: guilds, namespace: 'guilds' }),
      async close() {
        clearInterval(sweeping)
        await Promise.all([conversations.disconnect(), guilds.disconnect()])
      },
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new StoreError(
      `Cannot open the database ${file}: ${reason}.\nNothing in it was changed. Check the disk and its permissions; if it is damaged, move it away or put a backup in its place, and start again.`,
      { cause },
    )
  }
}

async function openRedis(url: string, log: Logger): Promise<Store> {
  // Loaded only here, so that a bot with a file carries no Redis client.
  const { default: KeyvRedis, createClient } = await import('@keyv/redis')
  let reachable = false
  let started = false
  const client = createClient({
    url,
    // What cannot be kept now is said at once, rather than kept waiting for a Redis that may never come back.
    disableOfflineQueue: true,
    socket: {
      connectTimeout: 5_000,
      reconnectStrategy: (tries, cause) => (started ? patiently(tries) : cause),
    },
  })
  client.on('error', err => {
    if (reachable) log.warn({ err }, 'Redis not reachable, trying again')
    reachable = false
  })
  client.on('ready', () => {
    if (!reachable) log.info('Redis connected')
    reachable = true
  })
  try {
    await client.connect()
    started = true
  } catch (cause) {
    if (client.isOpen) client.destroy()
    const { host } = new URL(url)
    throw new StoreError(`Cannot reach Redis at ${host}. Check STORE_URL and that Redis runs there.`, {
      cause,
    })
  }
  // The adapter puts the namespace before each key itself.
  const keyv = (namespace: string) =>
    createKeyv({ store: new KeyvRedis(client, { throwOnErrors: true }), namespace, useKeyPrefix: false })
  return {
    conversations: keyv('yumeji:conversations'),
    guilds: keyv('yumeji:guilds'),
    close: () => client.close(),
  }
}

/** Milliseconds until the next try to connect. */
const patiently = (tries: number) => Math.min(100 * 2 ** tries, 5_000)
