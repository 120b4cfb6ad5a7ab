import type { GuildState, Schedule } from '../guilds/guild-state.ts'
import type { Lack, Status } from './daily.ts'
import { type Due, dueAfter, dueNext } from './due.ts'
import { nextSong, songsLeft } from './pick.ts'
import { countedFrom } from './schedule-of.ts'

/** How things stand with a server's song of the day; undefined where it is not set up. */
export function statusOf(
  state: GuildState,
  trackIds: readonly string[],
  now: Temporal.Instant,
  lacks: readonly Lack[] | undefined,
): Status | undefined {
  if (!hasSchedule(state)) return undefined
  const { schedule, pause, skip, last, posts, cycle } = state
  const due = comingDue(state, now)
  const isLeftOut = due !== undefined && due.day.toString() === skip
  const coming = isLeftOut ? dueAfter(schedule, due.day) : due
  const next = pause ? undefined : coming
  const lastPost = posts.findLast(post => !post.extra)
  return {
    schedule,
    ...(pause && { pause }),
    ...(next && { next: { day: next.day, at: Temporal.Instant.compare(next.at, now) < 0 ? now : next.at } }),
    ...(isLeftOut && { skip: due.day }),
    ...(last && { last }),
    ...(lastPost && { lastPost }),
    ...(lacks && { lacks }),
    songsLeft: songsLeft(cycle, trackIds),
  }
}

/**
 * When the next song is due, or would be; a skipped day is not left out. An administrator's pause makes up for nothing
 * when it ends, so while it lasts nothing counts that is past, even where it would not be too late.
 */
export function comingDue(
  { schedule, pause, settledDay }: WithSchedule,
  now: Temporal.Instant,
): Due | undefined {
  const counting = pause?.by === 'administrator' ? countedFrom(schedule, now) : schedule
  return dueNext(counting, settledDay, now).next
}

/** The song that is about to be posted, or would be. */
export const comingSong = ({ claim, cycle }: GuildState, trackIds: readonly string[]): string =>
  claim && trackIds.includes(claim.trackId) ? claim.trackId : nextSong(cycle, trackIds)

export type WithSchedule = GuildState & { readonly schedule: Schedule }

/** Whether the song of the day is set up in a server. */
export const hasSchedule = (state: GuildState | undefined): state is WithSchedule =>
  state?.schedule !== undefined
