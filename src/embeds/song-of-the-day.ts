import { type APIEmbed, ComponentType } from 'discord-api-types/v10'
import { clip, limits } from '../bot/limits.ts'
import type { Reply } from '../bot/reply.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { displayName } from '../catalog/display-name.ts'
import { type EntityOf, refOf } from '../catalog/entity.ts'
import { claimsThatSay, isOutside, named } from '../catalog/related.ts'
import type { Claim, Note, Relation } from '../catalog/schema.ts'
import type { Picture } from '../pictures/song-card.ts'
import { claimLine, footer, link, sourcesField } from './cite.ts'
import { colour } from './colour.ts'
import { creditLines } from './credits.ts'
import { field } from './field.ts'
import { listenButtons } from './listen.ts'
import { navigation } from './navigation.ts'
import { noteLine } from './notes.ts'

/** A song on its day; `extra` where it comes besides the schedule. */
export interface SongOfTheDay {
  readonly track: EntityOf<'track'>
  readonly day: Temporal.PlainDate
  readonly extra: boolean
  /** Absent where it could not be made. */
  readonly picture?: Picture
}

/** What a song of the day looks like: why it matters, what to listen for, where to hear it, and a note. */
export function songOfTheDay(catalog: Catalog, song: SongOfTheDay): Reply {
  const { track, picture } = song
  return {
    embeds: [embed(catalog, song)],
    components: [
      { type: ComponentType.ActionRow, components: listenButtons(catalog, track) },
      ...navigation(catalog, track),
    ],
    ...(picture && { files: [picture] }),
  }
}

/**
 * The footer of its embed: unlike that of any other day, and of a song besides the schedule, so that a message can
 * be found again by it.
 */
export function songFooter(catalog: Catalog, { track, day, extra }: Omit<SongOfTheDay, 'picture'>): string {
  const date = day.toLocaleString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
  const what = extra ? `A song in between: ${displayName(track)}` : 'Song of the day'
  return clip(`${what} · ${date} · ${footer(catalog, track.sections).text}`, limits.footer)
}

/** The name of the thread in which people talk about it. */
export const songThreadName = (track: EntityOf<'track'>, day: Temporal.PlainDate): string =>
  clip(`🎵 ${displayName(track)}, ${day.toLocaleString('en-GB', { day: 'numeric', month: 'short' })}`, 100)

function embed(catalog: Catalog, song: SongOfTheDay): APIEmbed {
  const { track, day, extra, picture } = song
  const said = (...relations: Relation[]) => lines(claimsThatSay(catalog, track, ...relations))
  const why = said('meaning', 'evokes', 'motive', 'praised')
  const note = noteOfTheDay(catalog, track, day)

  return {
    author: { name: extra ? 'A song in between' : 'Song of the day' },
    title: displayName(track),
    ...link(catalog, track),
    color: colour(catalog, track),
    description: [...creditLines(catalog, track), `\n${track.summary}`].join('\n'),
    fields: [
      ...field('Why it matters', why.length > 0 ? why : lines(whyToItsDirector(catalog, track, day))),
      ...field('What to listen for', said('sound', 'use', 'method')),
      ...field('The story behind it', said('origin', 'legacy', 'influenced')),
      ...field("The day's note", note ? [noteLine(note)] : []),
      ...sourcesField(track),
    ],
    ...(picture && { image: { url: `attachment://${picture.name}` } }),
    footer: { text: songFooter(catalog, song) },
  }
}

/** What the article says first, then what is known from elsewhere. */
const lines = (claims: readonly Claim[]): string[] =>
  claims
    .toSorted((a, b) => Number(isOutside(a)) - Number(isOutside(b)))
    .slice(0, 2)
    .map(claim => claimLine(claim, 'says'))

/** What music means to whoever made its film, for a song of which nothing is said by itself: something else each day. */
function whyToItsDirector(catalog: Catalog, track: EntityOf<'track'>, day: Temporal.PlainDate): Claim[] {
  const claims = named(catalog, 'film', track.films).flatMap(({ director }) =>
    catalog
      .claimsAbout(`person:${director}`)
      .filter(({ relation }) => relation === 'meaning')
      .filter(({ about }) => about.every(ref => ref === `person:${director}` || ref.startsWith('theme:'))),
  )
  const one = claims[daysSince(day) % claims.length]
  return one ? [one] : []
}

/** A note on the song, else on its films or who made it: another one when the song comes round again. */
function noteOfTheDay(catalog: Catalog, track: EntityOf<'track'>, day: Temporal.PlainDate): Note | undefined {
  const about = [
    [track],
    named(catalog, 'film', track.films),
    [...named(catalog, 'person', track.performers), ...named(catalog, 'person', track.composers)],
  ]
  for (const entities of about) {
    const notes = [...new Set(entities.flatMap(entity => catalog.notesAbout(refOf(entity))))]
    if (notes.length > 0) return notes[daysSince(day) % notes.length]
  }
  return undefined
}

const daysSince = (day: Temporal.PlainDate): number =>
  day.since(Temporal.PlainDate.from('2020-01-01'), { largestUnit: 'day' }).days
