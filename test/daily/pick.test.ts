import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterPlaying, nextSong, type Round, songOfCalendar, songsLeft } from '../../src/daily/pick.ts'

const begin = (seed: string): Round => ({ seed, rounds: 0, played: [], before: [] })
const catalogOf = (size: number) => Array.from({ length: size }, (_, index) => `song-${index}`)

function play(round: Round, catalog: readonly string[], times: number): { songs: string[]; round: Round } {
  const songs: string[] = []
  let now = round
  for (let turn = 0; turn < times; turn += 1) {
    const song = nextSong(now, catalog)
    songs.push(song)
    now = afterPlaying(now, catalog, song)
  }
  return { songs, round: now }
}

/** The fewest songs between two plays of the same one, counted as the distance. */
function closest(songs: readonly string[]): number {
  const last = new Map<string, number>()
  let distance = Number.POSITIVE_INFINITY
  songs.forEach((song, index) => {
    distance = Math.min(distance, index - (last.get(song) ?? Number.NEGATIVE_INFINITY))
    last.set(song, index)
  })
  return distance
}

const seeds = fc.string({ minLength: 1, maxLength: 8 })
const sizes = fc.integer({ min: 1, max: 60 })

describe('a round through all songs', () => {
  it('plays every song once before any repeats', () => {
    fc.assert(
      fc.property(seeds, sizes, (seed, size) => {
        const { songs } = play(begin(seed), catalogOf(size), size * 3)
        for (const start of [0, size, size * 2])
          expect(new Set(songs.slice(start, start + size)).size).toBe(size)
      }),
      { numRuns: 40 },
    )
  })

  it('keeps the last songs of a round away from the first of the next', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 3, max: 60 }), (seed, size) => {
        const { songs } = play(begin(seed), catalogOf(size), size * 4)
        expect(closest(songs)).toBeGreaterThan(Math.min(10, Math.floor(size / 3)))
      }),
      { numRuns: 40 },
    )
  })

  it('differs from server to server and from round to round', () => {
    const { songs } = play(begin('one'), catalogOf(40), 80)
    expect(play(begin('two'), catalogOf(40), 40).songs).not.toEqual(songs.slice(0, 40))
    expect(songs.slice(40)).not.toEqual(songs.slice(0, 40))
  })

  it('is the same whatever the order of the catalog', () => {
    const catalog = catalogOf(40)
    expect(play(begin('x'), catalog.toReversed(), 90).songs).toEqual(play(begin('x'), catalog, 90).songs)
  })

  it('stays as it was where songs join or leave the catalog: only these come in between or drop out', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 12, max: 40 }),
        fc.nat(11),
        fc.nat(5),
        fc.nat(5),
        (seed, size, turns, joining, leaving) => {
          const catalog = catalogOf(size)
          const { songs, round } = play(begin(seed), catalog, turns)
          const rest = play(round, catalog, size - turns).songs
          const gone = rest.slice(0, Math.min(leaving, rest.length - 1))
          const joined = Array.from({ length: joining }, (_, index) => `new-${index}`)
          const changed = [...catalog.filter(song => !gone.includes(song)), ...joined]
          const after = play(round, changed, size - turns - gone.length + joining).songs
          expect(after.filter(song => !joined.includes(song))).toEqual(
            rest.filter(song => !gone.includes(song)),
          )
          expect(after.filter(song => joined.includes(song)).toSorted()).toEqual(joined)
          expect(new Set([...songs, ...after]).size).toBe(songs.length + after.length)
        },
      ),
    )
  })

  it('goes on as planned where a song is played before its turn, which then does not come again', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 3, max: 40 }), (seed, size) => {
        const catalog = catalogOf(size)
        const [next, , ...rest] = play(begin(seed), catalog, size).songs
        const extra = nextSong(afterPlaying(begin(seed), catalog, next ?? ''), catalog)
        const after = play(afterPlaying(begin(seed), catalog, extra), catalog, size - 1).songs
        expect(after).toEqual([next, ...rest])
      }),
    )
  })

  it('counts what is left', () => {
    const catalog = catalogOf(5)
    const { round } = play(begin('x'), catalog, 3)
    expect(songsLeft(round, catalog)).toBe(2)
    expect(songsLeft(round, [...catalog, 'new'])).toBe(3)
  })

  it('has nothing to choose from in an empty catalog', () => {
    expect(() => nextSong(begin('x'), [])).toThrow('no songs')
    expect(() => songOfCalendar(Temporal.PlainDate.from('2026-11-24'), [])).toThrow('no songs')
  })
})

describe('the song of the calendar', () => {
  const days = (from: string, count: number) =>
    Array.from({ length: count }, (_, index) => Temporal.PlainDate.from(from).add({ days: index }))

  it('is the same for everybody on a day, and another on the next', () => {
    const day = Temporal.PlainDate.from('2026-11-24')
    const catalog = catalogOf(40)
    expect(songOfCalendar(day, catalog)).toBe(songOfCalendar(day, catalog.toReversed()))
    expect(songOfCalendar(day, catalog)).not.toBe(songOfCalendar(day.add({ days: 1 }), catalog))
  })

  it('plays all songs in turn and repeats none soon, before 1970 too', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 50 }), fc.integer({ min: 1900, max: 2100 }), (size, year) => {
        const songs = days(`${year}-06-01`, size * 3).map(day => songOfCalendar(day, catalogOf(size)))
        expect(new Set(songs).size).toBe(size)
        expect(closest(songs)).toBeGreaterThan(Math.min(10, Math.floor(size / 3)))
      }),
      { numRuns: 30 },
    )
  })
})
