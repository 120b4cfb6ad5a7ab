import type { Reply } from '../bot/reply.ts'
import type { Guilds } from '../guilds/guilds.ts'
import type { Logger } from '../ops/log.ts'
import type { Observer } from '../ops/observer.ts'
import type { Channels } from './channels.ts'

/** A song as it is posted. */
export interface Song {
  readonly trackId: string
  /** The server's local day. */
  readonly day: Temporal.PlainDate
  /** Besides the schedule. */
  readonly extra: boolean
}

/** How a song looks as a message. */
export interface SongMessages {
  /** The message. May reject or take its time where a picture is asked for; without one it should do neither. */
  compose(song: Song, withPicture: boolean): Promise<Reply>
  /**
   * The footer of the message's first embed. It tells the songs of different days apart, and one besides the
   * schedule from the day's own, so that a message can be found again.
   */
  footerOf(song: Song): string
  /** The name of the thread on it, at most 100 characters. */
  threadNameOf(song: Song): string
}

/** What the song of the day needs from outside. */
export interface DailyEffects {
  now(): Temporal.Instant
  /** Runs something after so many milliseconds; gives what calls it off. */
  after(milliseconds: number, run: () => void): () => void
  /** A seed for the order of a server's songs, each time another. */
  newSeed(): string
  readonly guilds: Guilds
  readonly channels: Channels
  readonly trackIds: readonly string[]
  readonly messages: SongMessages
  readonly log: Logger
  readonly observer?: Pick<Observer, 'daySettled'>
}
