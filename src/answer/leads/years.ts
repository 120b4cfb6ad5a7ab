import { and, filmName, yearSentence } from '../sentences.ts'
import { type LeadRule, lead, meant, type Situation } from './lead.ts'

/** "Which is older, …?" */
export const olderOrNewer: LeadRule = situation => {
  const [extreme, another] = situation.query.asked.extremes
  const films = situation.film.named
  if (!extreme || another || films.length < 2) return undefined
  const ordered = films.toSorted((a, b) => (extreme === 'earliest' ? a.year - b.year : b.year - a.year))
  const [first, ...others] = ordered.map(filmName)
  return lead(
    situation,
    `${first} is ${extreme === 'earliest' ? 'older' : 'newer'} than ${and(others)}.`,
    ordered,
    { certain: true },
  )
}

/** "Which is his oldest film?" */
export const oldestOrNewest: LeadRule = situation => {
  const { query, film, content } = situation
  const [extreme, another] = query.asked.extremes
  const [only, ...others] = film.named
  const wantsMore = query.asked.wants.some(kind => kind !== 'film' && kind !== 'year')
  if (!extreme || another || !only || others.length > 0 || wantsMore || content > 2) return undefined
  const place = extreme === 'earliest' ? 'earliest' : 'latest'
  return lead(situation, `The ${place} of them is ${filmName(only)}.`, [only], {
    certain:
      (query.asked.about.includes('films') || situation.person.named.length > 0) &&
      query.asked.wants.includes('film'),
  })
}

/** "Which film is from 1994?" */
export const filmsOfYear: LeadRule = situation => {
  const { catalog, query, track, person, content } = situation
  const [year, another] = query.years
  if (year === undefined || another || !situation.wants('film') || content > 1) return undefined
  if (situation.wants('track', 'performer', 'composer', 'actor', 'director')) return undefined
  if (track.named.length + person.named.length > 0 || query.asked.relations.length > 0) return undefined
  const films = catalog.entities('film').filter(film => film.year === year)
  if (films.length === 0) return undefined
  return lead(situation, `From ${year}: ${and(films.map(({ title }) => title))}.`, films, {
    named: true,
    whole: false,
  })
}

/** "How long after …?", "How many years lie between …?" */
export const yearsApart: LeadRule = situation => {
  if (!situation.query.asked.apart) return undefined
  const films = [...situation.film.named, ...filmsBy(situation)].toSorted((a, b) => a.year - b.year)
  const [first, second, ...more] = films
  if (!first || !second) return undefined
  const years = second.year - first.year
  const later = years === 0 ? 'the same year' : years === 1 ? 'a year later' : `${years} years later`
  return lead(
    situation,
    more.length > 0
      ? films.map(yearSentence).join(' ')
      : `${first.title} is from ${first.year}, ${second.title} from ${second.year}: ${later}.`,
    films,
    { certain: true },
  )
}

/** "When did it come out?" */
export const year: LeadRule = situation => {
  const { catalog, query, film, track, person } = situation
  const { years } = query
  // Who names a year wants to know something else, or whether it is right.
  const [only, another] = film.named
  const besides = situation.content - years.length
  const isRight = only !== undefined && years.includes(only.year) && besides <= 1
  if (years.length > 0 && !(another || isRight)) return undefined
  const asksNothingElse = isRight && query.asked.wants.length + query.asked.relations.length === 0
  if (!(situation.wants('year') || asksNothingElse)) return undefined
  // "How old was she in …?" asks for no year of the film.
  if (person.named.length > 0 && query.terms.some(({ term }) => term === '=old')) return undefined
  const byThem = filmsBy(situation)
  const ofFilms = query.asked.compare || query.terms.some(({ term }) => term === '=film')
  // How old somebody is, or when they were born, is not a year of a film.
  if (
    film.named.length + track.named.length === 0 &&
    ((situation.content === 0 && byThem.length === 0) ||
      (person.named.length > 0 && !(byThem.length > 0 && ofFilms)))
  )
    return undefined
  const ofTracks = track.named.flatMap(({ films }) => films.flatMap(id => catalog.find('film', id) ?? []))
  const ofThings = film.named.length > 0 ? film.named : ofTracks
  const films = ofThings.length > 0 ? ofThings : byThem.length > 0 ? byThem : meant(film)
  const named = ofThings.length > 0 || film.weight >= surelyMeant || query.named.length > 0
  // What came out when is all that most ask of a year, however they put it.
  const plain = besides <= 1 && query.asked.relations.length === 0
  const certain = film.named.length > 0 && person.named.length === 0 && plain
  return films.length > 0
    ? lead(situation, films.map(yearSentence).join(' '), films, { named, certain })
    : undefined
}

/** How likely a film must be meant to count as named. */
const surelyMeant = 0.6

/** The films by the directors that are named. */
const filmsBy = ({ catalog, person }: Situation) =>
  catalog.entities('film').filter(one => person.named.some(({ id }) => id === one.director))
