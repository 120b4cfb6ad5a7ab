/** Something that did not work, and when to try it again. */
export interface Retry {
  /** What it was, so that a retry of one thing does not hold up another. */
  readonly of: string
  readonly attempts: number
  readonly at: Temporal.Instant
}

const second = 1_000
const minute = 60 * second

/** How long to wait after each failure in a row, in milliseconds; the last goes on. */
const waits = [5 * second, 15 * second, minute, 5 * minute, 15 * minute]

/** The retry after one more failure of the same thing. */
export function retryAfter(before: Retry | undefined, of: string, now: Temporal.Instant): Retry {
  const attempts = before?.of === of ? before.attempts + 1 : 1
  const wait = waits[Math.min(attempts, waits.length) - 1] ?? minute
  return { of, attempts, at: now.add({ milliseconds: wait }) }
}

/** When this may be tried: undefined for at once. */
export const heldUntil = (
  retry: Retry | undefined,
  of: string,
  now: Temporal.Instant,
): Temporal.Instant | undefined =>
  retry?.of === of && Temporal.Instant.compare(retry.at, now) > 0 ? retry.at : undefined
