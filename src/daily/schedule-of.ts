import type { GuildState, Schedule } from '../guilds/guild-state.ts'
import type { Wishes } from './daily.ts'

/**
 * The schedule that somebody wishes for. It counts from now, except where trouble has held up a song that was due at
 * this very time: mending the settings must not cost the server its song of today.
 */
export function scheduleOf(
  state: GuildState | undefined,
  wishes: Wishes,
  userId: string,
  now: Temporal.Instant,
): Schedule {
  const before = state?.pause?.by === 'trouble' ? state.schedule : undefined
  const isSameTime = before?.time === wishes.time && before.timeZone === wishes.timeZone
  return { ...wishes, setUpBy: userId, since: before && isSameTime ? before.since : now.toString() }
}

/** The same schedule, of which nothing counts that was due before. */
export const countedFrom = (schedule: Schedule, now: Temporal.Instant): Schedule => ({
  ...schedule,
  since: now.toString(),
})
