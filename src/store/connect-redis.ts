import { createClient } from '@keyv/redis'
import type { Logger } from 'pino'
import { refuseEviction } from './refuse-eviction.ts'
import { StoreError } from './store.ts'

export interface RedisOptions {
  /** The setting that has the address, for who has to mend it. */
  readonly setting: string
  readonly log: Logger
  /** How long Redis may leave something unanswered, in milliseconds. */
  readonly patience: number
  /** Whether what is asked during an outage waits for its end; else it rejects at once. */
  readonly waitsForOutages: boolean
}

/**
 * A connected client. Once connected it comes back by itself from any outage, which the log says. Throws a StoreError
 * where Redis cannot be reached, or may throw away what is kept in it.
 */
export async function connectRedis(url: string, { setting, log, patience, waitsForOutages }: RedisOptions) {
  let reachable = false
  let started = false
  const client = createClient({
    url,
    disableOfflineQueue: !waitsForOutages,
    ...(waitsForOutages && { pingInterval: patience }),
    socket: {
      connectTimeout: patience,
      // A Redis that takes the connection and then says nothing; it is never as quiet as this.
      socketTimeout: (waitsForOutages ? 6 : 3) * patience,
      reconnectStrategy: tries => started && nextTry(tries),
    },
  })
  const lost = (err: unknown) => {
    if (reachable) log.warn({ err, setting }, 'Redis not reachable, trying again')
    reachable = false
  }
  client.on('error', lost)
  client.on('ready', () => {
    if (!reachable) log.info({ setting }, 'Redis connected')
    reachable = true
  })
  try {
    await client.connect()
    started = true
    await refuseEviction(client, setting)
  } catch (cause) {
    if (client.isOpen) client.destroy()
    if (cause instanceof StoreError) throw cause
    throw new StoreError(
      `Cannot use Redis at ${new URL(url).host}: ${reasonOf(cause)}. Check ${setting} and that Redis runs there.`,
      { cause },
    )
  }
  return { client, lost }
}

/** Milliseconds until the next try to connect. */
const nextTry = (tries: number) => Math.min(100 * 2 ** tries, 5_000)

/** Where a name stands for several addresses, Node tries each and puts their errors together. */
function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(reasonOf).join(', ')
  return cause instanceof Error ? cause.message : String(cause)
}
