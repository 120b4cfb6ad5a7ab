import type { Logger } from '../ops/log.ts'
import { sleep } from './sleep.ts'

/** How long what is in hand may take to finish at the end, in milliseconds. */
export const drainTime = 4_000

/** What is being answered. */
export interface InHand {
  /** Begins to answer something; what fails is logged. */
  take(answering: () => Promise<unknown>): void
  /** Resolves when all that was taken is done, within four seconds. */
  drained(): Promise<void>
}

export function createInHand(log: Logger): InHand {
  const answers = new Set<Promise<unknown>>()
  return {
    take(answering) {
      const taken = answering().catch((err: unknown) => log.error({ err }, 'response not delivered'))
      answers.add(taken)
      void taken.then(() => answers.delete(taken))
    },
    async drained() {
      const done = new AbortController()
      await Promise.race([Promise.all(answers), sleep(drainTime, done.signal)])
      done.abort()
    },
  }
}
