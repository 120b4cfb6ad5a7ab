import type { DailyEffects } from './effects.ts'
import type { Memory } from './task.ts'
import type { Timetable, Visit } from './timetable.ts'

export interface LocalTimetableOptions extends Pick<DailyEffects, 'now' | 'after' | 'log'> {
  readonly visit: Visit
  /** How many servers at once. */
  readonly parallel: number
}

interface Plan {
  /** Milliseconds since 1970. */
  readonly at: number
  readonly memory: Memory
}

/** The clock is looked at this often at least, in milliseconds: it may be put right, and computers sleep. */
const lookEvery = 60_000
/** After this time, in milliseconds, a server no longer counts as one of those at work. */
const slotPatience = 60_000

/** A timetable in this process, with one timer for all servers. Never comes to one twice at once. */
export function createLocalTimetable({ now, after, log, visit, parallel }: LocalTimetableOptions): Timetable {
  const milliseconds = () => now().epochMilliseconds
  const plans = new Map<string, Plan>()
  /** Whose time has come, in that order, with what is known of them. */
  const queue = new Map<string, Memory>()
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
    if (moment + lookEvery < lastLook)
      for (const [guildId, plan] of plans) plans.set(guildId, { ...plan, at: moment })
    lastLook = moment
    const due = [...plans].filter(([guildId, { at }]) => at <= moment && !running.has(guildId))
    for (const [guildId, { memory }] of due.sort(([, a], [, b]) => a.at - b.at)) {
      plans.delete(guildId)
      queue.set(guildId, { ...queue.get(guildId), ...memory })
    }
    let next = Number.POSITIVE_INFINITY
    for (const [guildId, { at }] of plans) if (!running.has(guildId)) next = Math.min(next, at)
    wakeAt(next)
    work()
  }

  function work(): void {
    for (const [guildId, memory] of queue) {
      if (free === 0) return
      queue.delete(guildId)
      running.set(guildId, attend(guildId, memory))
    }
  }

  async function attend(guildId: string, known: Memory): Promise<void> {
    free -= 1
    const release = once(() => {
      free += 1
      if (!stopped) work()
    })
    const cancelRelease = after(slotPatience, () => {
      log.error({ guild: guildId }, 'song of the day takes very long here')
      release()
    })
    let next: Plan | undefined
    try {
      const planned = await visit(guildId, known)
      next = planned && { at: planned.at.epochMilliseconds, memory: planned.memory }
    } catch (err) {
      log.error({ err, guild: guildId }, 'song of the day failed unexpectedly')
      next = { at: milliseconds() + lookEvery, memory: known }
    }
    cancelRelease()
    running.delete(guildId)
    release()
    // What was planned while it ran has not set the timer, and is newer.
    const meanwhile = plans.get(guildId)
    if (next && meanwhile)
      next = { at: Math.min(next.at, meanwhile.at), memory: { ...next.memory, ...meanwhile.memory } }
    next ??= meanwhile
    if (next) planAt(guildId, next)
  }

  function planAt(guildId: string, plan: Plan): void {
    if (stopped) return
    plans.set(guildId, plan)
    if (plan.at < wakesAt && !running.has(guildId)) wakeAt(plan.at)
  }

  return {
    async plan(guildId, { at, memory }) {
      if (!plans.has(guildId)) planAt(guildId, { at: at.epochMilliseconds, memory })
    },
    async look(guildId, news = {}) {
      planAt(guildId, { at: milliseconds(), memory: { ...plans.get(guildId)?.memory, ...news } })
    },
    async stop(patienceMs) {
      stopped = true
      cancel()
      queue.clear()
      plans.clear()
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
