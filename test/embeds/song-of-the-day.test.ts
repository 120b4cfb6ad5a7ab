import { describe, expect, it } from 'vitest'
import { violations } from '../../src/bot/limits.ts'
import { isOutside } from '../../src/catalog/related.ts'
import { songFooter, songOfTheDay, songThreadName } from '../../src/embeds/song-of-the-day.ts'
import { catalog } from '../commands/run.ts'

const day = Temporal.PlainDate.from('2026-11-24')
const tracks = catalog.entities('track')
const trackOf = (id: string) => {
  const track = catalog.find('track', id)
  if (!track) throw new Error(`no track ${id}`)
  return track
}
const message = (id: string, extra = false) => songOfTheDay(catalog, { track: trackOf(id), day, extra })
const fieldOf = (id: string, name: string) =>
  message(id).embeds?.[0]?.fields?.find(field => field.name === name)?.value ?? ''

describe('a song of the day', () => {
  it.each(tracks.map(({ id }) => id))('is a message that Discord takes: %s', id => {
    const picture = { name: `${id}.png`, data: new Uint8Array(1), description: 'A picture' }
    for (const extra of [true, false]) {
      expect(violations(songOfTheDay(catalog, { track: trackOf(id), day, extra, picture }))).toEqual([])
      expect(songThreadName(trackOf(id), day).length).toBeLessThanOrEqual(100)
    }
  })

  it('says why it matters, what to listen for and where to hear it, and cites the article', () => {
    expect(fieldOf('things-in-life', 'Why it matters')).toMatch(/§3\.1/)
    expect(fieldOf('things-in-life', 'What to listen for')).toContain('reggae')
    const [embed] = message('things-in-life').embeds ?? []
    expect(embed?.description).toContain('**Dennis Brown**')
    expect(embed?.description).toContain('**Chungking Express (1994)**')
  })

  it('of which nothing is said by itself says what music means to its director', () => {
    const toDirector = 'Why music matters to Wong Kar Wai'
    expect(fieldOf('speak-my-language', 'Why it matters')).toBe('')
    expect(fieldOf('speak-my-language', toDirector)).toMatch(/Wong.*§/)
    expect(fieldOf('things-in-life', toDirector)).toBe('')
    const without = tracks
      .filter(({ id }) => !fieldOf(id, 'Why it matters') && !fieldOf(id, toDirector))
      .map(({ films }) => films)
    expect(without).toEqual(without.map(() => []))
  })

  it('says so where its note is on something else than the song', () => {
    expect(fieldOf('things-in-life', "The day's note")).not.toBe('')
    expect(fieldOf('julien-et-barbara', "The day's note")).toBe('')
    expect(fieldOf('julien-et-barbara', "The day's note, on the film")).not.toBe('')
  })

  it('has a note of a curator where there is one, another when it comes round again', () => {
    const notes = new Set(
      [0, 1, 2, 3, 4].map(
        days =>
          songOfTheDay(catalog, {
            track: trackOf('yumejis-theme'),
            day: day.add({ days }),
            extra: false,
          }).embeds?.[0]?.fields?.find(({ name }) => name === "The day's note")?.value,
      ),
    )
    expect(notes.size).toBeGreaterThan(1)
    expect(notes).not.toContain(undefined)
  })

  it('says where it is from elsewhere than the article', () => {
    const outside = tracks.find(track => isOutside(track))
    expect(fieldOf(outside?.id ?? '', 'Sources')).toContain('http')
  })

  it('shows its picture, and says what that shows', () => {
    const picture = { name: 'dreams.png', data: new Uint8Array(1), description: 'A neon sign' }
    const shown = songOfTheDay(catalog, { track: trackOf('dreams'), day, extra: false, picture })
    expect(shown.embeds?.[0]?.image?.url).toBe('attachment://dreams.png')
    expect(shown.files).toEqual([picture])
  })

  it('is found again by its footer, which no other song and no other day has', () => {
    const footers = tracks
      .slice(0, 5)
      .flatMap(track =>
        [0, 1].flatMap(days =>
          [false, true].map(extra => songFooter(catalog, { track, day: day.add({ days }), extra })),
        ),
      )
    const scheduled = songFooter(catalog, { track: trackOf('dreams'), day, extra: false })
    expect(scheduled).toMatch(/^Song of the day · Tuesday, 24 November 2026 · /)
    expect(footers.filter(footer => footer.startsWith('A song in between'))).toHaveLength(10)
    expect(new Set(footers.filter(footer => footer.startsWith('A song in between'))).size).toBe(10)
  })
})
