import type { Answerer } from '../answer/answerer.ts'
import type { Catalog } from '../catalog/catalog.ts'
import type { EntityOf } from '../catalog/entity.ts'
import type { Conversations } from '../conversations/conversations.ts'
import type { Daily } from '../daily/daily.ts'
import type { TimeZones } from '../time-zones/time-zones.ts'
import type { RateLimit } from './rate-limit.ts'
import type { Reply } from './reply.ts'

/** What handlers share, whoever asks. */
export interface Services {
  readonly catalog: Catalog
  readonly answer: Answerer
  readonly conversations: Conversations
  readonly questionLimit: RateLimit
  readonly daily: Daily
  readonly timeZones: TimeZones
  /** A song as it is posted on its day, with its picture where that can be made. Never rejects. */
  songMessage(track: EntityOf<'track'>, day: Temporal.PlainDate): Promise<Reply>
  /** Deletes all that is kept of a person: what they asked, and their id with what is kept of servers. */
  forgetPerson(userId: string): Promise<void>
  /** Deletes all that is kept of a server. */
  forgetServer(guildId: string): Promise<void>
  /** About how many servers the bot is in; undefined where that is not known. Never rejects. */
  serverCount(): Promise<number | undefined>
  now(): Temporal.Instant
  /** From 0 to below 1. */
  random(): number
}

/** The server where something is asked. */
export interface AskedIn {
  readonly id: string
  /** What whoever asks may do there, bits of Discord's permissions; none where Discord does not say. */
  readonly memberPermissions: bigint
}

/** What a handler may use besides its arguments. */
export interface Context extends Services {
  /** Who asks. */
  readonly userId: string
  /** Where they ask. */
  readonly channelId: string
  /** Absent in direct messages. */
  readonly guild?: AskedIn
  /** The language of their Discord, `en-GB`. */
  readonly locale: string
  /** The interaction or message by which they ask. */
  readonly questionId: string
  /** The `questionId` of the answer they reply to, where they do. */
  readonly repliesTo?: string
}
