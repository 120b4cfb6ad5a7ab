import type { Logger } from 'pino'
import type { Store } from './store.ts'

const sqlite = 'sqlite://'

export interface StoreOptions {
  /** How long Redis may leave something unanswered, in milliseconds, before that counts as an outage. */
  readonly patience?: number
  /** Whether a file that is not there is an error, rather than made. */
  readonly mustExist?: boolean
  /** What the address was given as, for messages; `STORE_URL` if left out. */
  readonly setting?: string
}

/**
 * Opens the store at a `sqlite://` or `redis://` address. Throws a StoreError where it cannot be opened or reached,
 * and changes nothing in a file that it cannot read.
 */
export async function openStore(url: string, log: Logger, options?: StoreOptions): Promise<Store> {
  // Each loaded only where it is used, so that a bot with a file carries no Redis client.
  if (url.startsWith(sqlite)) {
    const { openSqlite } = await import('./open-sqlite.ts')
    return openSqlite(url.slice(sqlite.length), log, options)
  }
  const { openRedis } = await import('./open-redis.ts')
  return openRedis(url, log, options)
}
