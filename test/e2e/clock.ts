/**
 * A clock that begins at the present and goes on as real ones do, but can be put forward: timers that are due by
 * then go off at once.
 */
export function createTestClock() {
  let ahead = 0
  const timers = new Set<{ at: number; run: () => void; real: NodeJS.Timeout }>()
  const now = () => Date.now() + ahead
  return {
    now: () => Temporal.Instant.fromEpochMilliseconds(now()),
    elapsed: () => ahead,
    after(milliseconds: number, run: () => void) {
      const timer = {
        at: now() + milliseconds,
        run: () => {
          timers.delete(timer)
          clearTimeout(timer.real)
          run()
        },
        real: setTimeout(() => timer.run(), milliseconds),
      }
      timers.add(timer)
      return () => {
        timers.delete(timer)
        clearTimeout(timer.real)
      }
    },
    skip(milliseconds: number) {
      ahead += milliseconds
      for (const timer of [...timers].sort((a, b) => a.at - b.at)) if (timer.at <= now()) timer.run()
    },
  }
}
