export interface FakeClock {
  now(): Temporal.Instant
  after(milliseconds: number, run: () => void): () => void
  /** Lets time pass, and everything happen that belongs to it. */
  pass(duration: Temporal.DurationLike): Promise<void>
  /** Lets time pass up to a moment. */
  until(moment: string): Promise<void>
  /** Puts the clock to another moment without time passing, as after a sleep or when it is put right. */
  jumpTo(moment: string): void
  /** Timers that have not run. */
  pending(): number
}

/** Lets everything happen that waits for nothing but promises; in several turns for what takes several. */
export async function settled(turns = 1): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise<void>(resolve => setImmediate(resolve))
}

/** A clock that stands still until it is told to go on. Timers measure time that passes, not what it shows. */
export function createClock(start: string): FakeClock {
  const timers = new Map<number, { at: number; run: () => void }>()
  let shown = Temporal.Instant.from(start).epochMilliseconds
  let elapsed = 0
  let made = 0

  const earliest = (latest: number) =>
    [...timers].filter(([, { at }]) => at <= latest).sort(([, a], [, b]) => a.at - b.at)[0]

  async function pass(milliseconds: number): Promise<void> {
    const end = elapsed + milliseconds
    const goTo = (moment: number) => {
      shown += moment - elapsed
      elapsed = moment
    }
    await settled()
    for (let timer = earliest(end); timer; timer = earliest(end)) {
      const [id, { at, run }] = timer
      timers.delete(id)
      goTo(Math.max(at, elapsed))
      run()
      await settled()
    }
    goTo(end)
  }

  return {
    now: () => Temporal.Instant.fromEpochMilliseconds(shown),
    after(milliseconds, run) {
      made += 1
      const id = made
      timers.set(id, { at: elapsed + milliseconds, run })
      return () => timers.delete(id)
    },
    pass: duration => pass(Temporal.Duration.from(duration).total('milliseconds')),
    until: moment => pass(Temporal.Instant.from(moment).epochMilliseconds - shown),
    jumpTo(moment) {
      shown = Temporal.Instant.from(moment).epochMilliseconds
    },
    pending: () => timers.size,
  }
}
