import { nameOf, refOf } from '../../catalog/entity.ts'
import { castOf, isOutside } from '../../catalog/related.ts'
import type { Relation } from '../../catalog/schema.ts'
import { and, directorSentence, filmName, scoreSentence } from '../sentences.ts'
import { isAboutTrack, type Lead, type LeadRule, lead, meant, type Situation } from './lead.ts'

/** "Who directed it?" */
export const director: LeadRule = situation => {
  if (!situation.wants('director')) return undefined
  const [best] = situation.evidence.claims
  // Who made a piece that is described is no question for a director.
  if (situation.film.named.length === 0 && best && best.words >= 0.45 && isAboutTrack(best.claim))
    return undefined
  const films = meant(situation.film)
  const sentences = films.map(film => directorSentence(situation.catalog, film))
  const directors = films.flatMap(film => situation.catalog.find('person', film.director) ?? [])
  return films.length > 0 ? lead(situation, sentences.join(' '), [...films, ...directors]) : undefined
}

/** "Who is behind the camera?" */
export const cinematographer: LeadRule = situation => {
  if (!situation.wants('cinematographer')) return undefined
  const claim = situation.catalog.claims.find(({ relation }) => relation === 'photographed')
  if (!claim) return undefined
  return {
    text: claim.says,
    about: claim.about,
    sections: claim.sections ?? [],
    whole: true,
    named: true,
    certain: false,
  }
}

/** "Who plays in it?", or who plays opposite somebody. */
export const cast: LeadRule = situation => {
  if (!situation.wants('actor')) return undefined
  const { catalog, film, person, evidence } = situation
  const [best] = evidence.claims
  // A part that is described is told by the claim that describes it.
  const elsewhere = film.named.length > 0 && !film.named.some(one => best?.claim.about.includes(refOf(one)))
  if (best && best.words >= 0.45 && !ofCasts.has(best.claim.relation) && !elsewhere) return undefined
  if (film.named.length === 0 && situation.query.asked.list) return castOfAll(situation)
  const films = meant(film)
  const known = new Set(person.named.map(({ id }) => id))
  const casts = films.map(one => castOf(catalog, one))
  const inAll = casts.reduce((common, actors) => common.filter(one => actors.includes(one)), casts[0] ?? [])
  if (situation.query.asked.compare && films.length > 1 && inAll.length > 0)
    return lead(
      situation,
      `${and(inAll.map(nameOf))} ${inAll.length > 1 ? 'are' : 'is'} in ${and(films.map(filmName))}.`,
      [...inAll, ...films],
    )
  const actors = casts.flat()
  const others = [...new Set(actors)].filter(({ id }) => !known.has(id))
  if (others.length === 0) return undefined
  return lead(
    situation,
    `In ${and(films.map(filmName))}: ${and(others.map(({ name }) => name))}.`,
    [...others, ...films],
    {
      whole: false,
    },
  )
}

/** Relations whose claims tell who acts in what. */
const ofCasts: ReadonlySet<Relation> = new Set(['plays-role', 'overview'])

/** "Which actors are named?" */
function castOfAll(situation: Situation): Lead | undefined {
  const { catalog, person, content } = situation
  if (person.named.length > 0 || content > 1) return undefined
  const casts = catalog
    .entities('film')
    .map(film => ({ film, actors: castOf(catalog, film) }))
    .filter(({ actors }) => actors.length > 0)
  const told = casts.map(({ film, actors }) => `${and(actors.map(nameOf))} in ${film.title}`)
  return lead(
    situation,
    `The actors named are ${told.join('; ')}.`,
    casts.flatMap(({ actors }) => actors),
    {
      named: true,
    },
  )
}

/** "Which films is he in?" */
export const filmsOfActor: LeadRule = situation => {
  const { catalog, query, film, track, person } = situation
  const [actor] = person.named
  if (!actor || track.named.length > 0 || !situation.wants('film')) return undefined
  if (film.named.length > 0 && !query.asked.except) return undefined
  const films = catalog
    .entities('film')
    .filter(one => person.named.every(other => castOf(catalog, one).includes(other)))
  return films.length > 0
    ? lead(
        situation,
        `${and(person.named.map(nameOf))} ${person.named.length > 1 ? 'are' : 'is'} in ${and(films.map(filmName))}.`,
        [...films, ...person.named],
        { whole: false },
      )
    : undefined
}

/** "Who scored it?", or who scores his films at all. */
export const score: LeadRule = situation => {
  const { catalog, query, film, track, person, evidence } = situation
  if (!situation.wants('composer') || track.named.length > 0) return undefined
  const scored = catalog.claims.filter(claim => claim.relation === 'scored')
  const inArticle = scored.filter(claim => !isOutside(claim))
  const films = film.named.length > 0 ? film.named : person.named.length > 0 ? [] : meant(film)
  const theirs = scored.filter(claim => films.some(one => claim.about.includes(refOf(one))))
  if (query.asked.list && film.named.length === 0)
    return lead(situation, scoreSentence(catalog, inArticle), [], { named: true })
  const [best] = evidence.claims
  if (situation.content > 0 && best && best.words >= 0.35 && isAboutTrack(best.claim)) return undefined
  const credited = theirs.filter(claim => !isOutside(claim))
  const claims = credited.length > 0 ? credited : theirs
  return claims.length > 0 ? lead(situation, scoreSentence(catalog, claims), films) : undefined
}
