import type { GuildState } from '../guilds/guild-state.ts'
import type { Lack, Status } from './daily.ts'
import { dueAfter, dueNext } from './due.ts'
import { nextSong, songsLeft } from './pick.ts'

/** How things stand with a server's song of the day; undefined where it is not set up. */
export function statusOf(
  { schedule, pause, skip, settledDay, last, posts, cycle }: GuildState,
  trackIds: readonly string[],
  now: Temporal.Instant,
  lacks: readonly Lack[] | undefined,
): Status | undefined {
  if (!schedule) return undefined
  const due = dueNext(schedule, settledDay, now).next
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

/** The song that is about to be posted, or would be. */
export const comingSong = ({ claim, cycle }: GuildState, trackIds: readonly string[]): string =>
  claim && trackIds.includes(claim.trackId) ? claim.trackId : nextSong(cycle, trackIds)
