import * as z from 'zod'

/** A calendar day of the server's own, `2026-11-24`. */
const localDay = z.iso.date()
const instant = z.iso.datetime()
const snowflake = z.string().regex(/^\d{17,20}$/)

const timeZone = z.string().refine(zone => {
  try {
    // A formatter of Intl would tell as well, and take three times as long, for every state that is read.
    return Boolean(new Temporal.ZonedDateTime(0n, zone))
  } catch {
    return false
  }
}, 'must be a time zone this runtime knows')

/** When and where a server wants its song. */
const schedule = z.object({
  channelId: snowflake,
  /** Wall-clock time in the server's zone, `09:00`. */
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  timeZone,
  /** ISO weekdays, 1 is Monday. */
  days: z.array(z.int().min(1).max(7)).min(1),
  /** Mentioned with every song. */
  roleId: snowflake.optional(),
  /** Whether each song gets a thread to talk about it. */
  thread: z.boolean(),
  /** Whether a song in an announcement channel is published to the servers that follow it. */
  crosspost: z.boolean(),
  /** Who is told when something is in the way; absent where they had themselves forgotten. */
  setUpBy: snowflake.optional(),
  /** What was due before this moment is not made up for. */
  since: instant,
})
export type Schedule = z.infer<typeof schedule>

const pause = z.discriminatedUnion('by', [
  z.object({
    by: z.literal('administrator'),
    /** Absent where they had themselves forgotten. */
    userId: snowflake.optional(),
    at: instant,
  }),
  z.object({
    by: z.literal('trouble'),
    problem: z.enum(['channel-gone', 'no-access', 'missing-permissions']),
    /** Discord's names of the permissions that are missing. */
    missing: z.array(z.string()),
    at: instant,
    /** Whether somebody of the server has been told of it, or could not be. */
    told: z.boolean(),
  }),
])
export type Pause = z.infer<typeof pause>

/** A song that is about to be posted: written before the post and taken away by its record. */
const claim = z.object({ day: localDay, trackId: z.string(), channelId: snowflake, at: instant })
export type Claim = z.infer<typeof claim>

const postedSong = { day: localDay, trackId: z.string(), channelId: snowflake, messageId: snowflake }

const post = z.object({
  ...postedSong,
  at: instant,
  /** Asked for by an administrator, besides the schedule. */
  extra: z.boolean(),
})
export type Post = z.infer<typeof post>

/** What remains to be done with a post that is out. */
const unfinished = z.object({
  ...postedSong,
  steps: z.array(z.enum(['thread', 'crosspost'])),
})
export type Unfinished = z.infer<typeof unfinished>

/** What became of the last day on which a song was due. */
const outcome = z.object({
  day: localDay,
  at: instant,
  result: z.enum(['posted', 'skipped', 'missed', 'failed']),
  /** For people: why it failed, or what did not work besides the post itself. */
  detail: z.string().optional(),
})
export type Outcome = z.infer<typeof outcome>

/** Where a server is in its round through all songs. */
const cycle = z.object({
  seed: z.string(),
  /** Rounds that are over. */
  rounds: z.int().min(0),
  /** Songs of this round, in the order they came. */
  played: z.array(z.string()),
  /** The last songs of the round before, so that the seam repeats none. */
  before: z.array(z.string()),
})
export type Cycle = z.infer<typeof cycle>

/** All that is kept of a server, version 1. */
export const guildStateSchema = z.object({
  version: z.literal(1),
  /** Absent where there is no song of the day; the rest stays, so that it can be taken up again. */
  schedule: schedule.optional(),
  pause: pause.optional(),
  /** The next post is left out: this day's. */
  skip: localDay.optional(),
  claim: claim.optional(),
  /** The same for a song that an administrator asked for besides the schedule. */
  extraClaim: claim.optional(),
  unfinished: unfinished.optional(),
  cycle,
  /** The latest last; only the newest are kept. */
  posts: z.array(post),
  /** The latest day that has had its song, or will have none any more. */
  settledDay: localDay.optional(),
  last: outcome.optional(),
})
export type GuildState = z.infer<typeof guildStateSchema>
