import type { Memory, NextVisit } from './task.ts'

/**
 * Does what is due for a server, knowing what the last visit left; gives when to come again, or undefined for not until
 * something changes. Rejects to come again soon.
 */
export type Visit = (guildId: string, memory: Memory) => Promise<NextVisit | undefined>

/** When each server is visited next. */
export interface Timetable {
  /** Comes to this server then, unless a visit is planned already. Never rejects. */
  plan(guildId: string, next: NextVisit): Promise<void>
  /** Comes to this server at once, with this news. Never rejects. */
  look(guildId: string, news?: Memory): Promise<void>
  /** Plans no more, and waits for what is in hand, for so many milliseconds at most. */
  stop(patienceMs: number): Promise<void>
}

/** A timetable at work that begins empty. */
export type OpenTimetable = (visit: Visit) => Timetable
