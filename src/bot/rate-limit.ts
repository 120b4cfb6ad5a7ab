/** Whether somebody may go on. */
export type Taken =
  | { readonly allowed: true }
  /** `repeated`: they have been refused before and not been allowed since. */
  | { readonly allowed: false; readonly waitMs: number; readonly repeated: boolean }

export interface RateLimit {
  /** Counts one more from this person, where they may. */
  take(userId: string): Taken
}

export interface RateLimitOptions {
  /** How many in a row. */
  burst: number
  /** After how many milliseconds there is one more. */
  refillMs: number
  /** Milliseconds, rising steadily. */
  elapsed(): number
}

interface Bucket {
  tokens: number
  at: number
  refused: boolean
}

/** A token bucket for each person, in memory. Full ones are forgotten, so it holds only who is active. */
export function createRateLimit({ burst, refillMs, elapsed }: RateLimitOptions): RateLimit {
  // In the order of last use, so that those that are full again are at the front.
  const buckets = new Map<string, Bucket>()

  const forgetFull = (now: number) => {
    for (const [userId, { at }] of buckets) {
      if (now - at < burst * refillMs) return
      buckets.delete(userId)
    }
  }

  return {
    take(userId) {
      const now = elapsed()
      forgetFull(now)
      const { tokens, at, refused } = buckets.get(userId) ?? { tokens: burst, at: now, refused: false }
      const available = Math.min(burst, tokens + (now - at) / refillMs)
      const allowed = available >= 1
      buckets.delete(userId)
      buckets.set(userId, { tokens: allowed ? available - 1 : available, at: now, refused: !allowed })
      return allowed
        ? { allowed }
        : { allowed, waitMs: Math.ceil((1 - available) * refillMs), repeated: refused }
    },
  }
}
