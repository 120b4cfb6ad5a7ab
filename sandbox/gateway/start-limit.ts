import type { Clock } from '../clock.ts'

const day = 86_400_000
const fiveSeconds = 5_000

/** Counts identifies: so many a day, so many per five seconds.
 * https://discord.com/developers/docs/events/gateway#rate-limiting */
export interface StartLimit {
  /** Takes one; false when there is none left. */
  take(): boolean
  state(): { total: number; remaining: number; reset_after: number; max_concurrency: number }
}

export function createStartLimit(clock: Clock, total: number, maxConcurrency: number): StartLimit {
  let resetsAt = clock.now() + day
  let used = 0
  let recent: number[] = []
  const refresh = () => {
    const now = clock.now()
    recent = recent.filter(at => at + fiveSeconds > now)
    if (now < resetsAt) return
    used = 0
    resetsAt = now + day
  }
  return {
    take() {
      refresh()
      if (used >= total || recent.length >= maxConcurrency) return false
      used++
      recent.push(clock.now())
      return true
    },
    state() {
      refresh()
      return {
        total,
        remaining: total - used,
        reset_after: resetsAt - clock.now(),
        max_concurrency: maxConcurrency,
      }
    },
  }
}
