import { Redis } from 'ioredis'
import type { Logger } from 'pino'
import { refuseEviction } from './refuse-eviction.ts'
import { StoreError } from './store.ts'
import { nextTry, unreachable } from './unreachable-redis.ts'
import { warnOfForgetting } from './warn-of-forgetting.ts'

/** BullMQ blocks for ten seconds at most; in milliseconds. */
const longestBlock = 30_000

/**
 * A connected client for BullMQ. It is ioredis, with which BullMQ has grown up: over the client of the store a worker
 * that was waiting when Redis went away does not always come back. What is asked during an outage waits for its end.
 * Throws a StoreError where Redis cannot be reached, or may throw away what is kept in it.
 */
export async function connectForQueue(url: string, log: Logger, patience: number): Promise<Redis> {
  let started = false
  let reachable = true
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: patience,
    // A Redis that takes the connection and then says nothing.
    socketTimeout: longestBlock,
    maxRetriesPerRequest: null,
    // Another has taken the place of this one: what was asked is asked again there.
    reconnectOnError: ({ message }) => message.includes('READONLY') && 2,
    retryStrategy: tries => (started ? nextTry(tries) : null),
  })
  let cause: unknown
  client.on('error', err => {
    cause = err
    if (started && reachable) log.warn({ err, setting: 'QUEUE_URL' }, 'Redis not reachable, trying again')
    reachable = false
  })
  client.on('ready', () => {
    if (!reachable) log.info({ setting: 'QUEUE_URL' }, 'Redis connected')
    reachable = true
  })
  try {
    await client.connect()
    started = true
    await refuseEviction(client, 'QUEUE_URL')
    await warnOfForgetting(client, 'QUEUE_URL', log)
    return client
  } catch (error) {
    client.disconnect()
    // What ioredis rejects with says only that the connection is closed.
    throw error instanceof StoreError ? error : unreachable(url, 'QUEUE_URL', cause ?? error)
  }
}
