import type { Catalog } from '../catalog/catalog.ts'
import type { EntityOf } from '../catalog/entity.ts'
import { isOutside, makersOf, named, namedIn } from '../catalog/related.ts'
import type { Claim } from '../catalog/schema.ts'

/** The plain sentences that answers are made of. Each says one fact that the data holds as a relation. */

type Film = EntityOf<'film'>
type Track = EntityOf<'track'>
type Person = EntityOf<'person'>

/** "a, b and c". */
export const and = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`

export const filmName = (film: Film): string => `${film.title} (${film.year})`

/** “忘不了 (Can't Forget)”, “Things in Life”: as people know it. */
export const trackName = (track: Track): string =>
  track.chinese ? `“${track.chinese.traditional}” (“${track.title}”)` : `“${track.title}”`

const makerNames = (catalog: Catalog, track: Track): string =>
  and(makersOf(catalog, track).map(({ name }) => name))

/** “Things in Life” by Dennis Brown. */
export function trackByMaker(catalog: Catalog, track: Track): string {
  const makers = makerNames(catalog, track)
  return makers ? `${trackName(track)} by ${makers}` : trackName(track)
}

/** Who made a track and where it plays. */
export function trackSentence(catalog: Catalog, track: Track): string {
  const films = named(catalog, 'film', track.films).map(filmName)
  const makers = makerNames(catalog, track)
  const where =
    films.length > 0
      ? `plays in ${and(films)}`
      : 'is mentioned, but the article does not say in which film it plays'
  return makers
    ? `${trackName(track)} by ${makers} ${where}.`
    : `${trackName(track)} ${where}; the article names no performer for it.`
}

export const yearSentence = (film: Film): string => `${film.title} is from ${film.year}.`

export function directorSentence(catalog: Catalog, film: Film): string {
  const director = catalog.find('person', film.director)
  return `${filmName(film)} is by ${director?.name ?? 'an unnamed director'}.`
}

export const castSentence = (film: Film, cast: readonly Person[]): string =>
  `In ${filmName(film)}: ${and(cast.map(({ name }) => name))}.`

/** The tracks of a film: those in the article, else those that other sources add. */
export function tracksSentence(catalog: Catalog, film: Film, tracks: readonly Track[]): string {
  const inArticle = tracks.filter(track => !isOutside(track))
  if (inArticle.length > 0)
    return `In ${filmName(film)}: ${and(inArticle.map(track => trackByMaker(catalog, track)))}.`
  if (tracks.length > 0)
    return `The article names no music in ${film.title}. Beyond it, sources list ${and(tracks.slice(0, 4).map(track => trackByMaker(catalog, track)))}.`
  return `The article names no music in ${film.title}.`
}

export function madeBySentence(catalog: Catalog, person: Person, tracks: readonly Track[]): string {
  const list = tracks.slice(0, 4).map(track => {
    const films = and(named(catalog, 'film', track.films).map(({ title }) => title))
    return films ? `${trackName(track)} in ${films}` : trackName(track)
  })
  return `${person.name}: ${and(list)}.`
}

/** Who scored which film, by these claims. */
export function scoreSentence(catalog: Catalog, claims: readonly Claim[]): string {
  const pairs = claims.flatMap(claim => {
    const composers = and(namedIn(catalog, claim, 'person').map(({ name }) => name))
    const films = and(namedIn(catalog, claim, 'film').map(({ title }) => title))
    return composers && films ? [`${composers} with ${films}`] : []
  })
  const outside = claims.every(isOutside)
  return `${outside ? 'Beyond the article, sources credit' : 'For the score the article credits'} ${and(pairs)}.`
}

const longestAnswer = 350
const mostSentences = 4

/** As many of the parts as make a short answer, from the first. */
export function joined(parts: readonly string[]): string {
  let text = ''
  for (const part of parts) {
    const longer = text ? `${text} ${part}` : part
    if (text === '' || (longer.length <= longestAnswer && longer.split(/[.:;!?] /).length <= mostSentences))
      text = longer
  }
  return text
}
