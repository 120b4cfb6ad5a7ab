import { within } from '../within.ts'
import { type Channels, PostingError } from './channels.ts'
import type { DailyEffects } from './effects.ts'

type After = DailyEffects['after']

/** How long Discord may take, in milliseconds, with the waits that its rate limits ask for. */
const patience = 60_000

/** The same channels, where no answer counts as a moment's trouble, and so does what is not understood. */
export function withDeadlines(channels: Channels, after: After): Channels {
  const bounded = async <T>(promise: Promise<T>): Promise<T> => {
    try {
      return await within(after, patience, promise)
    } catch (error) {
      throw error instanceof PostingError ? error : new PostingError('transient', error)
    }
  }
  return {
    post: (...args) => bounded(channels.post(...args)),
    findPosted: (...args) => bounded(channels.findPosted(...args)),
    openThread: (...args) => bounded(channels.openThread(...args)),
    crosspost: (...args) => bounded(channels.crosspost(...args)),
    access: (...args) => bounded(channels.access(...args)),
    tellUser: (...args) => bounded(channels.tellUser(...args)),
    tellServer: (...args) => bounded(channels.tellServer(...args)),
    isMember: (...args) => bounded(channels.isMember(...args)),
    isBudgetLow: () => channels.isBudgetLow(),
  }
}

/** What stood in the way; what is no PostingError is worth trying again. */
export const obstacleOf = (error: unknown) => (error instanceof PostingError ? error.obstacle : 'transient')
