export interface PaceEffects {
  /** Milliseconds, rising steadily. */
  elapsed(): number
  /** Runs something after so many milliseconds; gives what calls it off. */
  after(milliseconds: number, run: () => void): () => void
}

/**
 * Gives what resolves when it is one's turn: so many times a second at most, and evenly, one after the other. What a
 * rate limit lets through in bursts may come closer together at the other end, and what else is to be done waits
 * behind a burst. Turns that came late are made up for, but no more than two, so that no burst follows a standstill.
 */
export function createPace(perSecond: number, { elapsed, after }: PaceEffects): () => Promise<void> {
  const apart = 1_000 / perSecond
  let next = Number.NEGATIVE_INFINITY
  let last = Promise.resolve()
  const turn = async () => {
    next = Math.max(next, elapsed() - 2 * apart)
    const wait = next - elapsed()
    if (wait > 0) await new Promise<void>(resolve => void after(Math.ceil(wait), resolve))
    next += apart
  }
  return () => {
    last = last.then(turn)
    return last
  }
}
