import type { Schedule } from '../guilds/guild-state.ts'

/** When a day's song is to be posted, and until when it is worth making up for. */
export interface Due {
  readonly day: Temporal.PlainDate
  readonly at: Temporal.Instant
  readonly until: Temporal.Instant
}

type When = Pick<Schedule, 'time' | 'timeZone' | 'days'>

/** How late a song may come, in hours, and still be the song of its day. */
const patience = 6

/** How far to look for days, each way: the only weekday of a schedule can fall on a day that a zone skips. */
const horizon = { days: 14 }

/**
 * When a day's song is due; undefined where it is none of the schedule's weekdays, or a day that never came (Samoa
 * went from the 29th to the 31st of December 2011). A time that the clocks skip comes later by the length of the
 * jump; one that comes twice counts the first time.
 * https://tc39.es/proposal-temporal/docs/ambiguity.html
 */
export function dueOn({ time, timeZone, days }: When, day: Temporal.PlainDate): Due | undefined {
  if (!days.includes(day.dayOfWeek)) return undefined
  if (!day.toZonedDateTime(timeZone).toPlainDate().equals(day)) return undefined
  const due = day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) })
  // Where clocks go forward at the end of a day, the song of its last hour falls on the next, and stays its own.
  const midnight = due.toPlainDate().add({ days: 1 }).toZonedDateTime(timeZone)
  const latest = due.add({ hours: patience })
  return {
    day,
    at: due.toInstant(),
    until: (Temporal.ZonedDateTime.compare(midnight, latest) < 0 ? midnight : latest).toInstant(),
  }
}

/** The first day after this one on which a song is due. */
export function dueAfter(when: When, day: Temporal.PlainDate): Due | undefined {
  for (let days = 1; days <= horizon.days; days += 1) {
    const due = dueOn(when, day.add({ days }))
    if (due) return due
  }
  return undefined
}

/**
 * The song that is due next, perhaps since some time, and the latest that has been missed for good. Nothing that was
 * due before the schedule's `since` counts.
 */
export function dueNext(
  schedule: When & Pick<Schedule, 'since'>,
  settledDay: string | undefined,
  now: Temporal.Instant,
): { readonly missed?: Due; readonly next?: Due } {
  const since = Temporal.Instant.from(schedule.since)
  let missed: Due | undefined
  let due = dueAfter(schedule, dayBefore(schedule, settledDay, now))
  while (due) {
    const counts = isBefore(since, due.at) || since.equals(due.at) || isFarAhead(since, now)
    const isOver = !isBefore(now, due.until)
    if (counts && !isOver) return { ...(missed && { missed }), next: due }
    if (counts) missed = due
    due = dueAfter(schedule, due.day)
  }
  return missed ? { missed } : {}
}

/** Whether a day has had its song, or will have none any more. */
export function isSettled(day: string, settledDay: string | undefined, now: Temporal.Instant): boolean {
  const settled = plausibleDay(settledDay, now)
  return settled !== undefined && day <= settled
}

/**
 * The settled day, unless it was settled by a clock that was wrong: a day far ahead must not silence a server for
 * years. Nowhere is it more than a day later than in UTC.
 */
export function plausibleDay(settledDay: string | undefined, now: Temporal.Instant): string | undefined {
  const latest = now.toZonedDateTimeISO('UTC').toPlainDate().add({ days: 2 }).toString()
  return settledDay !== undefined && settledDay <= latest ? settledDay : undefined
}

/** After which day to look for the next, so that nothing that counts is left out and little is looked at. */
function dayBefore(
  { since, timeZone }: Pick<Schedule, 'since' | 'timeZone'>,
  settledDay: string | undefined,
  now: Temporal.Instant,
): Temporal.PlainDate {
  const dayOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(timeZone).toPlainDate()
  const settled = plausibleDay(settledDay, now)
  return [
    dayOf(now).subtract(horizon),
    ...(settled ? [Temporal.PlainDate.from(settled)] : []),
    // The song of a day that ends with a jump of the clocks can be due on the next.
    ...(isFarAhead(Temporal.Instant.from(since), now)
      ? []
      : [dayOf(Temporal.Instant.from(since)).subtract({ days: 2 })]),
  ].reduce((latest, day) => (Temporal.PlainDate.compare(day, latest) > 0 ? day : latest))
}

/** Such a moment was noted by a clock that was wrong. */
const isFarAhead = (moment: Temporal.Instant, now: Temporal.Instant): boolean =>
  isBefore(now.add({ hours: 24 }), moment)

const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0
