import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Due, dueNext, dueOn, isSettled } from '../../src/daily/due.ts'

const everyDay = [1, 2, 3, 4, 5, 6, 7]
const long = '2000-01-01T00:00:00Z'
const at = (day: string, time: string, timeZone: string) =>
  dueOn({ time, timeZone, days: everyDay }, Temporal.PlainDate.from(day))?.at.toString()

describe('when the clocks change', () => {
  it.each([
    ['America/New_York', 'before', '2026-03-07', '02:30', '2026-03-07T07:30:00Z'],
    ['America/New_York', '2:30 does not exist: an hour later', '2026-03-08', '02:30', '2026-03-08T07:30:00Z'],
    ['America/New_York', 'after', '2026-03-09', '02:30', '2026-03-09T06:30:00Z'],
    ['America/New_York', '9:00 moves with the clock', '2026-03-08', '09:00', '2026-03-08T13:00:00Z'],
    ['America/New_York', '1:30 exists twice: the first', '2026-11-01', '01:30', '2026-11-01T05:30:00Z'],
    ['Australia/Lord_Howe', 'half an hour is skipped', '2026-10-04', '02:15', '2026-10-03T15:45:00Z'],
    ['Australia/Lord_Howe', 'half an hour comes twice', '2026-04-05', '01:45', '2026-04-04T14:45:00Z'],
    ['Australia/Lord_Howe', 'the rest of the day', '2026-10-04', '09:00', '2026-10-03T22:00:00Z'],
    [
      'Africa/Casablanca',
      'back for Ramadan: 2:30 comes twice',
      '2026-02-15',
      '02:30',
      '2026-02-15T01:30:00Z',
    ],
    ['Africa/Casablanca', 'in Ramadan', '2026-02-16', '09:00', '2026-02-16T09:00:00Z'],
    ['Africa/Casablanca', 'forward after it: 2:30 is skipped', '2026-03-22', '02:30', '2026-03-22T02:30:00Z'],
    ['Africa/Casablanca', 'after Ramadan', '2026-03-23', '09:00', '2026-03-23T08:00:00Z'],
    ['Asia/Hong_Kong', 'never', '2026-03-08', '09:00', '2026-03-08T01:00:00Z'],
    ['Asia/Hong_Kong', 'never any more', '2026-11-01', '09:00', '2026-11-01T01:00:00Z'],
    ['Asia/Hong_Kong', 'until 1979 it did', '1979-05-13', '03:45', '1979-05-12T19:45:00Z'],
    ['Pacific/Apia', 'before it crossed the date line', '2011-12-29', '09:00', '2011-12-29T19:00:00Z'],
    ['Pacific/Apia', 'the day that never came', '2011-12-30', '09:00', undefined],
    ['Pacific/Apia', 'the day after', '2011-12-31', '09:00', '2011-12-30T19:00:00Z'],
    ['America/Santiago', 'midnight is skipped', '2026-09-06', '00:30', '2026-09-06T04:30:00Z'],
    ['America/Santiago', 'the last hour of a day comes twice', '2026-04-04', '23:30', '2026-04-05T02:30:00Z'],
    ['America/Nuuk', 'the last hour of a day is skipped', '2026-03-28', '23:30', '2026-03-29T01:30:00Z'],
    ['America/Nuuk', 'the day after has its own', '2026-03-29', '23:30', '2026-03-30T00:30:00Z'],
  ])('%s, %s: %s %s', (zone, _, day, time, expected) => {
    expect(at(day, time, zone)).toBe(expected)
  })

  it('gives the song of a skipped last hour its six hours, though it falls on the next day', () => {
    const due = dueOn(
      { time: '23:30', timeZone: 'America/Nuuk', days: everyDay },
      Temporal.PlainDate.from('2026-03-28'),
    )
    expect(due?.until.toString()).toBe('2026-03-29T07:30:00Z')
  })
})

describe('how late a song may come', () => {
  const until = (time: string) =>
    dueOn(
      { time, timeZone: 'Europe/Paris', days: everyDay },
      Temporal.PlainDate.from('2026-11-24'),
    )?.until.toString()

  it('six hours', () => expect(until('09:00')).toBe('2026-11-24T14:00:00Z'))
  it('not past the end of the day', () => expect(until('23:50')).toBe('2026-11-24T23:00:00Z'))
})

describe('the next song', () => {
  const schedule = (change = {}) => ({
    time: '09:00',
    timeZone: 'Europe/Paris',
    days: everyDay,
    since: long,
    ...change,
  })
  const next = (now: string, settledDay?: string, change = {}) => {
    const { next, missed } = dueNext(schedule(change), settledDay, Temporal.Instant.from(now))
    return { next: next?.day.toString(), missed: missed?.day.toString() }
  }

  it('is today’s until the day is settled', () => {
    expect(next('2026-11-24T07:00:00Z', '2026-11-23')).toEqual({ next: '2026-11-24' })
    expect(next('2026-11-24T08:30:00Z', '2026-11-23')).toEqual({ next: '2026-11-24' })
    expect(next('2026-11-24T08:30:00Z', '2026-11-24')).toEqual({ next: '2026-11-25' })
  })

  it('is tomorrow’s once today’s is more than six hours late, and then today’s is missed', () => {
    expect(next('2026-11-24T13:59:59Z', '2026-11-23')).toEqual({ next: '2026-11-24' })
    expect(next('2026-11-24T14:00:00Z', '2026-11-23')).toEqual({ next: '2026-11-25', missed: '2026-11-24' })
  })

  it('after a long absence is one song, and one day is noted as missed', () => {
    expect(next('2026-11-24T09:00:00Z', '2026-08-01')).toEqual({ next: '2026-11-24', missed: '2026-11-23' })
  })

  it('keeps to the chosen weekdays', () => {
    expect(next('2026-11-24T09:00:00Z', '2026-11-20', { days: [5] })).toEqual({ next: '2026-11-27' })
    expect(next('2026-11-24T09:00:00Z', undefined, { days: [6, 7], since: '2026-11-24T09:00:00Z' })).toEqual({
      next: '2026-11-28',
    })
  })

  it('finds the only weekday of a schedule though this week has none', () => {
    const fridays = { time: '09:00', timeZone: 'Pacific/Apia', days: [5], since: long }
    const due = dueNext(fridays, '2011-12-23', Temporal.Instant.from('2011-12-25T00:00:00Z'))
    expect(due.next?.day.toString()).toBe('2012-01-06')
  })

  it('makes up for nothing that was due before it was set up', () => {
    const since = '2026-11-24T08:00:01Z'
    expect(next('2026-11-24T08:00:02Z', undefined, { since })).toEqual({ next: '2026-11-25' })
    expect(next('2026-11-24T08:00:00Z', undefined, { since: '2026-11-24T08:00:00Z' })).toEqual({
      next: '2026-11-24',
    })
  })

  it('comes once on a day whose time is changed after it came', () => {
    expect(next('2026-11-24T09:00:00Z', '2026-11-24', { time: '18:00' })).toEqual({ next: '2026-11-25' })
  })

  it('comes once on a day though the zone moves to where it is still the day before', () => {
    const honolulu = { timeZone: 'Pacific/Honolulu' }
    // It is the 23rd there.
    expect(next('2026-11-24T08:30:00Z', '2026-11-24', honolulu)).toEqual({ next: '2026-11-25' })
  })

  it('comes again where the zone moves to where it is the day after', () => {
    const kiritimati = { timeZone: 'Pacific/Kiritimati', time: '22:00' }
    expect(next('2026-11-24T05:00:00Z', '2026-11-23', kiritimati)).toEqual({ next: '2026-11-24' })
  })

  it('is over where a later day is', () => {
    const now = Temporal.Instant.from('2026-11-24T07:00:00Z')
    const settled = ['2026-11-23', '2026-11-24', '2026-11-25'].map(day => isSettled(day, '2026-11-24', now))
    expect(settled).toEqual([true, true, false])
  })

  it('is not lost to a day that a wrong clock settled, or a wrong moment of setting up', () => {
    expect(next('2026-11-24T07:00:00Z', '2031-01-01').next).toBe('2026-11-24')
    expect(isSettled('2026-11-24', '2031-01-01', Temporal.Instant.from('2026-11-24T07:00:00Z'))).toBe(false)
    expect(next('2026-11-24T07:00:00Z', undefined, { since: '2031-01-01T00:00:00Z' }).next).toBe('2026-11-24')
  })
})

describe('against a slow look at every quarter of an hour', () => {
  const zones = [
    'America/New_York',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Asia/Hong_Kong',
    'Pacific/Apia',
    'America/Santiago',
    'America/Nuuk',
    'Asia/Kathmandu',
    'Pacific/Chatham',
    'Africa/Cairo',
    'Asia/Beirut',
  ]
  const minute = 60_000
  const quarter = 15 * minute

  /** Every moment at which a wall clock first shows this time on a day, or would have but for a jump. */
  function oracle(timeZone: string, time: string, from: Temporal.Instant, days: number): Map<string, string> {
    const wanted = Temporal.PlainTime.from(time)
    const local = (ms: number) =>
      Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).toPlainDateTime()
    const asNumber = (moment: Temporal.PlainDateTime) => moment.toZonedDateTime('UTC').epochMilliseconds
    const start = Math.floor(from.epochMilliseconds / quarter) * quarter + (wanted.minute % 15) * minute
    const found = new Map<string, string>()
    let before = asNumber(local(start))
    const seen = new Set<string>([local(start).toPlainDate().toString()])
    for (let ms = start + quarter; ms < start + days * 24 * 60 * minute; ms += quarter) {
      const here = local(ms)
      const day = here.toPlainDate()
      seen.add(day.toString())
      for (const candidate of [day.subtract({ days: 1 }), day]) {
        const target = asNumber(candidate.toPlainDateTime(wanted))
        if (before < target && target <= asNumber(here) && !found.has(candidate.toString())) {
          const isShown = target === asNumber(here)
          const moment = isShown ? ms : ms - quarter + (target - before)
          found.set(candidate.toString(), Temporal.Instant.fromEpochMilliseconds(moment).toString())
        }
      }
      before = asNumber(here)
    }
    return new Map([...found].filter(([day]) => seen.has(day)))
  }

  /** All that is due from then on, each song coming at its moment. */
  function walk(timeZone: string, time: string, from: Temporal.Instant, count: number): Due[] {
    const all: Due[] = []
    let now = from
    let settledDay: string | undefined
    while (all.length < count) {
      const { next } = dueNext({ time, timeZone, days: everyDay, since: from.toString() }, settledDay, now)
      if (!next) return all
      all.push(next)
      now = next.at
      settledDay = next.day.toString()
    }
    return all
  }

  it('comes at just these moments, never twice for a day, each after the last', () => {
    const interesting = fc.constantFrom(
      '2011-12-27',
      '2026-02-13',
      '2026-03-06',
      '2026-03-20',
      '2026-03-27',
      '2026-04-02',
      '2026-04-23',
      '2026-09-04',
      '2026-09-25',
      '2026-10-02',
      '2026-10-23',
      '2026-10-29',
    )
    const times = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
    fc.assert(
      fc.property(fc.constantFrom(...zones), times, interesting, (zone, time, day) => {
        const from = Temporal.Instant.from(`${day}T00:00:00Z`)
        const dues = walk(zone, time, from, 5)
        expect(dues).toHaveLength(5)
        const expected = oracle(zone, time, from.subtract({ hours: 24 }), 8)
        for (const { day, at } of dues)
          expect([day.toString(), at.toString()]).toEqual([day.toString(), expected.get(day.toString())])
        for (const [index, due] of dues.entries()) {
          const previous = dues[index - 1]
          if (!previous) continue
          expect(Temporal.PlainDate.compare(due.day, previous.day)).toBe(1)
          expect(Temporal.Instant.compare(due.at, previous.at)).toBe(1)
          const between = [...expected].filter(
            ([day]) => day > previous.day.toString() && day < due.day.toString(),
          )
          expect(between).toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  })
})
