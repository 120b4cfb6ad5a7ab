import type { DailyEffects } from './effects.ts'

export interface TimetableOptions extends Pick<DailyEffects, 'now' | 'after' | 'log'> {
  /** Does what is due for a server, and says when to come again; undefined for not. Rejects to come again soon. */
  run(guildId: string): Promise<Temporal.Instant | undefined>
  /** How many servers at once. */
  parallel: number
}

/** When each server comes next, with one timer for all of them. */
export interface Timetable {
  /** Comes to this server at that moment, or earlier where that was planned. Never twice at once. */
  plan(guildId: string, at: Temporal.Instant): void
  /** Plans no more, and waits for what is in hand, for so many milliseconds at most. */
  stop(patienceMs: number): Promise<void>
}

/** The clock is looked at this often at least, in milliseconds: it may be put right, and computers sleep. */
const lookEvery = 60_000
/** After this time, in milliseconds, a server no longer counts as one of those at work. */
const slotPatience = 60_000

/** A timetable that begins empty. */
export function createTimetable({ now, after, log, run, parallel }: TimetableOptions): Timetable {
  const milliseconds = () => now().epochMilliseconds
  /** Milliseconds since 1970. */
  const times = new Map<string, number>()
  /** Whose time has come, in that order. */
  const queue = new Set<string>()
  const running = new Map<string, Promise<void>>()
  let free = parallel
  let stopped = false
  let cancel = () => {}
  let lastLook = milliseconds()
  let wakesAt = Number.POSITIVE_INFINITY

  function wakeAt(at: number): void {
    cancel()
    // Never long, since the wait is measured by another clock than the moment.
    const wait = Math.min(Math.max(0, at - milliseconds()), lookEvery)
    wakesAt = milliseconds() + wait
    cancel = after(wait, wake)
  }

  function wake(): void {
    const moment = milliseconds()
    // Times planned by a clock that was ahead may be far off.
    if (moment + lookEvery < lastLook) for (const guildId of times.keys()) times.set(guildId, moment)
    lastLook = moment
    const due = [...times].filter(([guildId, at]) => at <= moment && !running.has(guildId))
    for (const [guildId] of due.sort(([, a], [, b]) => a - b)) {
      times.delete(guildId)
      queue.add(guildId)
    }
    let next = Number.POSITIVE_INFINITY
    for (const [guildId, at] of times) if (!running.has(guildId)) next = Math.min(next, at)
    wakeAt(next)
    work()
  }

  function work(): void {
    for (const guildId of queue) {
      if (free === 0) return
      queue.delete(guildId)
      running.set(guildId, attend(guildId))
    }
  }

  async function attend(guildId: string): Promise<void> {
    free -= 1
    const release = once(() => {
      free += 1
      if (!stopped) work()
    })
    const cancelRelease = after(slotPatience, () => {
      log.error({ guild: guildId }, 'song of the day takes very long here')
      release()
    })
    let next: number | undefined
    try {
      next = (await run(guildId))?.epochMilliseconds
    } catch (err) {
      log.error({ err, guild: guildId }, 'song of the day failed unexpectedly')
      next = milliseconds() + lookEvery
    }
    cancelRelease()
    running.delete(guildId)
    release()
    // What was planned while it ran has not set the timer.
    next ??= times.get(guildId)
    if (next !== undefined) planAt(guildId, next)
  }

  function planAt(guildId: string, at: number): void {
    if (stopped) return
    const soonest = Math.min(at, times.get(guildId) ?? at)
    times.set(guildId, soonest)
    if (soonest < wakesAt && !running.has(guildId)) wakeAt(soonest)
  }

  return {
    plan: (guildId, at) => planAt(guildId, at.epochMilliseconds),
    async stop(patienceMs) {
      stopped = true
      cancel()
      queue.clear()
      times.clear()
      const patience = Promise.withResolvers<void>()
      const cancelPatience = after(patienceMs, patience.resolve)
      await Promise.race([Promise.all(running.values()), patience.promise])
      cancelPatience()
      if (running.size > 0) log.warn({ servers: running.size }, 'stopped with songs of the day in hand')
    },
  }
}

function once(run: () => void): () => void {
  let done = false
  return () => {
    if (done) return
    done = true
    run()
  }
}
