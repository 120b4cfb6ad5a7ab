import type { Logger } from '../ops/log.ts'
import type { SharedKeyv } from '../store/store.ts'

/** Waits until a shard may identify. */
export type IdentifyTurn = (shard: number, signal: AbortSignal) => Promise<void>

export interface IdentifyTurnsOptions {
  /** What the machines share. */
  readonly kept: Pick<SharedKeyv, 'get' | 'replace'>
  /** How many shards may identify within five seconds. */
  readonly concurrency: number
  readonly log: Logger
  /** Milliseconds since 1970. */
  now(): number
  /** Resolves after so many milliseconds, or when the signal aborts. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>
}

/** Five seconds, and what one may take longer on its way than the next, in milliseconds. */
const pause = 6_000

/**
 * Turns for the shards of all machines that share a store: of those with the same remainder by `concurrency` one at a
 * time. Where the store fails nobody waits, since Discord has a shard that comes too early come again.
 * https://discord.com/developers/docs/events/gateway#sharding-max-concurrency
 */
export const createIdentifyTurns =
  ({ kept, concurrency, log, now, sleep }: IdentifyTurnsOptions): IdentifyTurn =>
  async (shard, signal) => {
    const key = `identify:${shard % concurrency}`
    try {
      while (!signal.aborted) {
        const last = await kept.get(key)
        // A clock that is ahead of ours keeps nobody waiting for longer.
        const wait = Math.min(pause, Number(last ?? 0) + pause - now())
        if (wait > 0) await sleep(wait, signal)
        else if (await kept.replace(key, last, now())) return
      }
    } catch (err) {
      log.warn({ err, shard }, 'shard identifies without waiting for its turn')
    }
    signal.throwIfAborted()
  }
