/** Time as the sandbox sees it; a test can put a clock here that it moves by hand. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Runs once after `ms` milliseconds; gives a function that cancels it. */
  after(ms: number, run: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    // What is merely waited for keeps no process alive.
    timer.unref()
    return () => clearTimeout(timer)
  },
}

export interface ManualClock extends Clock {
  /** Moves time on, running what falls due on the way, in order. */
  advance(ms: number): void
}

/** A clock that stands still until told to move. `start` is in milliseconds since 1970. */
export function manualClock(start: number): ManualClock {
  let time = start
  let due: { at: number; run: () => void }[] = []
  return {
    now: () => time,
    after(ms, run) {
      const entry = { at: time + ms, run }
      due.push(entry)
      return () => {
        due = due.filter(other => other !== entry)
      }
    },
    advance(ms) {
      const end = time + ms
      for (;;) {
        const next = due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
        if (next === undefined) break
        due = due.filter(entry => entry !== next)
        time = Math.max(time, next.at)
        next.run()
      }
      time = end
    },
  }
}
