import type { Outcome, Pause, Post, Schedule } from '../guilds/guild-state.ts'

/** What an administrator chooses. */
export type Wishes = Omit<Schedule, 'setUpBy' | 'since'>

/** What is missing for it to work, in the order in which it should be mended. */
export type Lack =
  | { readonly kind: 'channel-gone' | 'no-access' }
  | { readonly kind: 'wrong-channel' }
  | { readonly kind: 'role-gone' }
  | { readonly kind: 'no-announcements' }
  /** Discord's names of permissions, `SendMessages`. */
  | { readonly kind: 'permissions'; readonly missing: readonly string[] }

export interface Status {
  readonly schedule: Schedule
  readonly pause?: Pause
  /** The next post, never before now; absent while paused. The skipped day is left out. */
  readonly next?: { readonly at: Temporal.Instant; readonly day: Temporal.PlainDate }
  /** The day that will be left out. */
  readonly skip?: Temporal.PlainDate
  readonly last?: Outcome
  readonly lastPost?: Post
  /** What stands in its way at this moment; undefined where Discord could not be asked. */
  readonly lacks?: readonly Lack[]
  /** How many songs are left before all have been played. */
  readonly songsLeft: number
}

export type SetUp =
  | { readonly done: true; readonly status: Status }
  | { readonly done: false; readonly lacks: readonly Lack[] }

export type PostedNow =
  | { readonly done: true; readonly post: Post }
  /** Somebody asked for it a moment ago. */
  | { readonly done: false; readonly why: 'just-posted'; readonly post?: Post }
  | { readonly done: false; readonly why: 'trouble'; readonly lacks: readonly Lack[] }

/**
 * The song of the day: what commands may ask of it. Everything but `today` needs a server where it is set up. Throws
 * a UserError where what is kept of the server cannot be read, or where Discord does not answer and must.
 */
export interface Daily {
  /** The song of a server's today, its own where it is set up, else the calendar's; the day is its local one. */
  today(guildId?: string): Promise<{ readonly trackId: string; readonly day: Temporal.PlainDate }>
  /**
   * Checks the wishes against Discord and keeps them, or says what is missing and keeps nothing. Ends any pause. What
   * was due before is made up for only where trouble held it up and the time is still the same.
   */
  setUp(guildId: string, wishes: Wishes, userId: string): Promise<SetUp>
  /** Undefined where it is not set up; so for all that follow. */
  status(guildId: string): Promise<Status | undefined>
  /** The song that comes next by schedule, or would. */
  next(guildId: string): Promise<{ readonly trackId: string; readonly day: Temporal.PlainDate } | undefined>
  /**
   * Posts a song now, besides the schedule: the one after the next. It is only the song, without mention, thread or
   * crosspost. Within a minute only one.
   */
  postNow(guildId: string): Promise<PostedNow | undefined>
  /** Leaves out the next post; its song waits for the one after. */
  skip(guildId: string): Promise<Status | undefined>
  pause(guildId: string, userId: string): Promise<Status | undefined>
  /**
   * Ends a pause or takes back a skip. Where something is in the way, `lacks` says what, and it stays paused until that
   * is mended. After an administrator's pause it goes on from now; after trouble a song that was due is made up for within its window.
   */
  resume(guildId: string): Promise<Status | undefined>
  /** Ends the song of the day. What has been played is kept, so that it goes on from there. */
  off(guildId: string): Promise<boolean>
}
