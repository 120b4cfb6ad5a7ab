import { describe, expect, it } from 'vitest'
import { createTimeZones } from '../../src/time-zones/time-zones.ts'

const zones = createTimeZones()
const first = (typed: string) => zones.suggest(typed, 25)[0]?.id

describe('a time zone', () => {
  it.each([
    ['a city', 'hong kong', 'Asia/Hong_Kong'],
    ['a city, in one word', 'hongkong', 'Asia/Hong_Kong'],
    ['the beginning of one', 'buenos', 'America/Argentina/Buenos_Aires'],
    ['a city that has no zone of its own name', 'Osaka', 'Asia/Tokyo'],
    ['a city with an accent, without it', 'sao paulo', 'America/Sao_Paulo'],
    ['a country', 'india', 'Asia/Kolkata'],
    ['a country in its own language', 'España', 'Europe/Madrid'],
    ['a country in Chinese, in either script', '台灣', 'Asia/Taipei'],
    ['the same, simplified', '台湾', 'Asia/Taipei'],
    ['the common name of a country', 'uk', 'Europe/London'],
    ['an IANA name', 'Asia/Hong_Kong', 'Asia/Hong_Kong'],
    ['a part of one, in small letters', 'america/argentina', 'America/Argentina/Buenos_Aires'],
    ['a name of three parts', 'America/Indiana/Knox', 'America/Indiana/Knox'],
    ['UTC', 'utc', 'UTC'],
    ['the common name of a time', 'eastern time', 'America/New_York'],
    ['a country that an old name of another zone has', 'samoa', 'Pacific/Apia'],
    ['where half an hour is saved', 'lord howe', 'Australia/Lord_Howe'],
  ])('is found by %s', (_, typed, id) => {
    expect(first(typed)).toBe(id)
    expect(zones.resolve(typed)?.id).toBe(id)
  })

  it('is the chief one of a country that has several, the others next', () => {
    expect(zones.suggest('usa', 3).map(({ id }) => id)).toEqual([
      'America/New_York',
      'America/Chicago',
      'America/Los_Angeles',
    ])
    expect(first('mexico')).toBe('America/Mexico_City')
  })

  it('is offered before anything is typed, and no more than asked for', () => {
    expect(zones.suggest('', 25)).toContainEqual(expect.objectContaining({ id: 'Asia/Hong_Kong' }))
    expect(zones.suggest('a', 25)).toHaveLength(25)
  })

  it('is taken as it is where IANA knows it, however it is written', () => {
    expect(zones.resolve('asia/calcutta')?.id).toBe('Asia/Calcutta')
    expect(zones.resolve('US/Eastern')?.id).toBe('US/Eastern')
  })

  it.each(['atlantis', '+08:00', 'Mars/Olympus_Mons', '🎬', 'x'.repeat(6_000)])(
    'is not found by %j',
    typed => {
      expect(zones.suggest(typed, 25)).toEqual([])
      expect(zones.resolve(typed)).toBeUndefined()
    },
  )

  it('is one that this runtime can compute with, whichever it is', () => {
    for (const letter of 'abcdefghijklmnopqrstuvwxyz')
      for (const { id } of zones.suggest(letter, 1_000))
        expect(new Temporal.ZonedDateTime(0n, id).timeZoneId).toBe(id)
  })
})
