import type { Catalog } from '../catalog/catalog.ts'
import { type EntityOf, refOf } from '../catalog/entity.ts'
import { castOf, makersOf, named, tracksBy } from '../catalog/related.ts'
import type { Relation } from '../catalog/schema.ts'
import type { Evidence, Query } from './evidence.ts'
import { directorOfMost } from './hero.ts'
import { and, filmName, scoreSentence, trackName, trackSentence } from './sentences.ts'
import { contentOf } from './terms.ts'

type Film = EntityOf<'film'>
type Track = EntityOf<'track'>
type Person = EntityOf<'person'>

export interface Correction {
  readonly text: string
  /** What the question should have been about. */
  readonly about: readonly (Film | Track | Person)[]
  /** Whether it contradicts what is named, so that nothing else can be answered. */
  readonly certain?: boolean
}

/** What a question takes for granted about the things it names, where the data says otherwise. */
export function wrongPremise(catalog: Catalog, query: Query, evidence: Evidence): Correction | undefined {
  const entities = query.named
    .flatMap(refs => (refs.length === 1 ? refs : []))
    .flatMap(ref => catalog.findRef(ref) ?? [])
  const films = entities.filter(entity => entity.kind === 'film')
  const tracks = entities.filter(entity => entity.kind === 'track')
  const people = entities.filter(entity => entity.kind === 'person')
  const [film] = films
  const [track] = tracks
  const [person] = people
  const [maker, ...otherMakers] = people.filter(one => isMaker(catalog, one))
  if (query.asked.compare && entities.length > 1 && films.length !== 1) return undefined

  const { years } = query
  if (film && films.length === 1 && years.length > 0 && !years.includes(film.year))
    return {
      text: `${film.title} is from ${film.year}, not ${years.join(' or ')}.`,
      about: [film],
      certain: query.asked.wants.includes('year'),
    }
  if (track && film && films.length === 1 && track.films.length > 0 && !speaksOfBoth(catalog, track, film))
    return {
      text: `${trackName(track)} is not in ${film.title}: it plays in ${and(named(catalog, 'film', track.films).map(filmName))}.`,
      about: [track],
      certain: true,
    }
  if (
    track &&
    maker &&
    otherMakers.length === 0 &&
    !query.asked.compare &&
    !speaksOfBoth(catalog, track, maker)
  ) {
    const makers = makersOf(catalog, track).map(({ name }) => name)
    return {
      text:
        makers.length > 0
          ? `${trackName(track)} is by ${and(makers)}, not ${maker.name}.`
          : `The article names no performer for ${trackName(track)}; it does not connect ${maker.name} with it.`,
      about: [track],
      // Who asks why or where they did so takes it for granted.
      certain: query.asked.relations.length + query.asked.wants.length > 0,
    }
  }
  const [stranger] = person && films.length > 1 ? films.filter(one => one.director !== heroId(catalog)) : []
  if (stranger && person && people.length === 1 && !speaksOfBoth(catalog, stranger, person))
    return notInThisFilm(catalog, stranger, person, query)
  if (film && person && films.length === 1 && people.length === 1 && !speaksOfBoth(catalog, film, person))
    return notInThisFilm(catalog, film, person, query)
  const described = contentOf(query.terms).length >= 2
  // What is taken from the question before is no premise of this one.
  const ownName = query.likely.length === 0
  return film && ownName && described && entities.length === 1
    ? inAnotherFilm(catalog, film, evidence)
    : undefined
}

/** Where a scene is described so well that it must be one of another film than the one named. */
function inAnotherFilm(catalog: Catalog, film: Film, { claims }: Evidence): Correction | undefined {
  const here = Math.max(
    0,
    ...claims.filter(({ claim }) => claim.about.includes(refOf(film))).map(({ words }) => words),
  )
  const [best] = claims.toSorted((a, b) => b.words - a.words)
  if (
    !best ||
    best.words < elsewhere.words ||
    best.words < elsewhere.times * here ||
    !scenic.has(best.claim.relation)
  )
    return undefined
  const films = best.claim.about.flatMap(ref => (ref.startsWith('film:') ? (catalog.findRef(ref) ?? []) : []))
  const [other] = films.filter(one => one.kind === 'film')
  if (!other || films.length > 1) return undefined
  return { text: `That is in ${filmName(other)}, not in ${film.title}. ${best.claim.says}`, about: [other] }
}

const scenic: ReadonlySet<Relation> = new Set(['use', 'meaning', 'sound'])
/** How well a claim on another film must fit, by itself and against the best on the film that is named. */
const elsewhere = { words: 0.5, times: 1.6 }

function notInThisFilm(catalog: Catalog, film: Film, person: Person, query: Query): Correction | undefined {
  const directed = catalog.entities('film').filter(one => one.director === person.id)
  if (directed.length > 0 && film.director !== person.id) {
    const director = catalog.find('person', film.director)
    return {
      text: `${filmName(film)} is by ${director?.name}, not ${person.name}, whose film here is ${and(directed.map(filmName))}.`,
      about: [film],
      certain: true,
    }
  }
  const actsIn = catalog.entities('film').filter(one => castOf(catalog, one).includes(person))
  if (actsIn.length > 0)
    return {
      text: `${person.name} is not in ${film.title}, but in ${and(actsIn.map(filmName))}.`,
      about: [person, ...actsIn],
      certain: query.asked.wants.length + query.asked.relations.length > 0,
    }
  const [theirs] = tracksBy(catalog, person)
  if (!theirs && query.asked.wants.includes('composer')) {
    const scored = catalog
      .claimsAbout(refOf(film))
      .filter(({ relation, sections }) => relation === 'scored' && sections)
    if (scored.length === 0) return undefined
    return {
      text: `${person.name} is known here as ${person.roles[0]}. ${scoreSentence(catalog, scored)}`,
      about: [film, person],
    }
  }
  if (!theirs) return undefined
  return {
    text: `${person.name} is not in ${film.title}. ${trackSentence(catalog, theirs)}`,
    about: [person, theirs],
    certain: query.terms.some(({ term }) => ofMusic.has(term)),
  }
}

/** What is said of those who make music. */
const ofMusic: ReadonlySet<string> = new Set(['=sing', '=perform', '=compose', '=song', '=music', '=score'])

const heroId = (catalog: Catalog) => directorOfMost(catalog)?.id

const isMaker = (catalog: Catalog, person: Person): boolean => tracksBy(catalog, person).length > 0

/** Whether any relation or claim connects the two. */
function speaksOfBoth(catalog: Catalog, one: Film | Track | Person, other: Film | Track | Person): boolean {
  if (one.kind === 'track' && other.kind === 'film' && one.films.includes(other.id)) return true
  if (one.kind === 'film' && other.kind === 'person' && one.director === other.id) return true
  return catalog
    .claimsAbout(refOf(one))
    .some(claim => claim.relation !== 'overview' && claim.about.includes(refOf(other)))
}
