import { performance } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'

/** How long work may go on before everything else has its turn, in milliseconds. */
const longest = 10

/**
 * Gives what to wait for before each piece of long work. A store that answers at once lets whoever goes through all
 * servers keep the event loop to themselves, since a promise that is settled is no pause: at 10,000 servers nobody
 * was answered for seconds.
 */
export function createPauses(): () => Promise<void> {
  let last = performance.now()
  return async () => {
    if (performance.now() - last < longest) return
    await setImmediate()
    last = performance.now()
  }
}
