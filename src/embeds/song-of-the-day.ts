import { type APIEmbed, type APIEmbedField, ComponentType } from 'discord-api-types/v10'
import { clip, limits } from '../bot/limits.ts'
import type { Reply } from '../bot/reply.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { displayName } from '../catalog/display-name.ts'
import { type EntityOf, refOf } from '../catalog/entity.ts'
import { claimsThatSay, isOutside, named } from '../catalog/related.ts'
import type { Claim, Ref, Relation } from '../catalog/schema.ts'
import { onFirstUse } from '../on-first-use.ts'
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
  const what = extra ? `A song in between: ${displayName(track)}` : 'Song of the day'
  return clip(`${what} · ${wholeDate().format(day)} · ${footer(catalog, track.sections).text}`, limits.footer)
}

/** The name of the thread in which people talk about it. */
export const songThreadName = (track: EntityOf<'track'>, day: Temporal.PlainDate): string =>
  clip(`🎵 ${displayName(track)}, ${shortDate().format(day)}`, 100)

/** Each takes longer to make than a whole card, and a card goes to thousands of servers. */
const wholeDate = onFirstUse(
  () => new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
)
const shortDate = onFirstUse(() => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' }))

function embed(catalog: Catalog, song: SongOfTheDay): APIEmbed {
  const { track, day, extra, picture } = song
  const said = (...relations: Relation[]) => lines(claimsThatSay(catalog, track, ...relations))
  const why = said('meaning', 'evokes', 'motive', 'praised')

  return {
    author: { name: extra ? 'A song in between' : 'Song of the day' },
    title: displayName(track),
    ...link(catalog, track),
    color: colour(catalog, track),
    description: [...creditLines(catalog, track), `\n${track.summary}`].join('\n'),
    fields: [
      ...(why.length > 0 ? field('Why it matters', why) : whyMusicMatters(catalog, track, day)),
      ...field('What to listen for', said('sound', 'use', 'method')),
      ...field('The story behind it', said('origin', 'legacy', 'influenced')),
      ...noteOfTheDay(catalog, track, day),
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

/**
 * What music means to whoever made its film, for a song of which nothing is said by itself: something else each day.
 * What is said of nothing but the director need not be about music, so it is left out.
 */
function whyMusicMatters(catalog: Catalog, { films }: EntityOf<'track'>, day: Temporal.PlainDate) {
  const [film] = named(catalog, 'film', films)
  const [director] = named(catalog, 'person', film && [film.director])
  if (!director) return []
  const isTheme = (ref: Ref) => ref.startsWith('theme:')
  const claims = catalog
    .claimsAbout(refOf(director))
    .filter(({ relation, about }) => relation === 'meaning' && about.some(isTheme))
    .filter(({ about }) => about.every(ref => ref === refOf(director) || isTheme(ref)))
  const one = claims[daysSince(day) % claims.length]
  return field(`Why music matters to ${displayName(director)}`, lines(one ? [one] : []))
}

/** A note on the song, else on its films or who made it: another one when the song comes round again. */
function noteOfTheDay(catalog: Catalog, track: EntityOf<'track'>, day: Temporal.PlainDate): APIEmbedField[] {
  const makers = [...named(catalog, 'person', track.performers), ...named(catalog, 'person', track.composers)]
  const subjects = [
    { name: "The day's note", entities: [track] },
    { name: "The day's note, on the film", entities: named(catalog, 'film', track.films) },
    { name: "The day's note, on who made it", entities: makers },
  ]
  for (const { name, entities } of subjects) {
    const notes = [...new Set(entities.flatMap(entity => catalog.notesAbout(refOf(entity))))]
    const note = notes[daysSince(day) % notes.length]
    if (note) return field(name, [noteLine(note)])
  }
  return []
}

const daysSince = (day: Temporal.PlainDate): number =>
  day.since(Temporal.PlainDate.from('2020-01-01'), { largestUnit: 'day' }).days
