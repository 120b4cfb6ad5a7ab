export interface PaceEffects {
  /** Milliseconds, rising steadily. */
  elapsed(): number
  /** Runs something after so many milliseconds; gives what calls it off. */
  after(milliseconds: number, run: () => void): () => void
}

/**
 * Gives what resolves when it is one's turn: so many times a second at most, and evenly. What a rate limit lets
 * through in bursts may come closer together at the other end, and what else is to be done waits behind a burst.
 */
export function createPace(perSecond: number, { elapsed, after }: PaceEffects): () => Promise<void> {
  const apart = 1_000 / perSecond
  let next = Number.NEGATIVE_INFINITY
  return () => {
    const turn = Math.max(elapsed(), next)
    next = turn + apart
    const wait = turn - elapsed()
    return wait <= 0 ? Promise.resolve() : new Promise(resolve => void after(Math.ceil(wait), resolve))
  }
}
