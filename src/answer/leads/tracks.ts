import { type EntityOf, refOf } from '../../catalog/entity.ts'
import { claimsThatSay, isOutside, tracksBy, tracksOf } from '../../catalog/related.ts'
import { filmName, madeBySentence, scoreSentence, trackSentence, tracksSentence } from '../sentences.ts'
import { isAboutTrack, type LeadRule, lead, meant, type Situation } from './lead.ts'

/** "Who sings it?", "Which film is it in?", where the track is named. */
export const namedTrack: LeadRule = situation => {
  const { catalog, track, query } = situation
  // Who names a track and asks what it means knows which track it is.
  const knowsIt = query.asked.relations.length > 0 && !situation.wants('performer', 'composer', 'film')
  // Who "made" a song is asked in the words for who made a film.
  const made = situation.wants('director') && situation.film.named.length === 0
  if (
    track.named.length === 0 ||
    knowsIt ||
    !(made || situation.wants('performer', 'composer', 'film', 'track'))
  )
    return undefined
  const sentences = track.named.slice(0, 2).map(one => trackSentence(catalog, one))
  return lead(situation, sentences.join(' '), track.named, { whole: false })
}

/** "What plays in it?" */
export const tracksOfFilm: LeadRule = situation => {
  const { catalog, film, query, evidence, person } = situation
  const byOnesNamed = person.named.some(one => tracksBy(catalog, one).length > 0)
  const titlesOfIt = query.asked.list && situation.wants('film') && person.named.length === 0
  if (
    situation.wants('actor') ||
    byOnesNamed ||
    film.named.every(one => tracksOf(catalog, one).length === 0) ||
    !(titlesOfIt || situation.wants('track', 'performer')) ||
    film.named.length === 0
  )
    return undefined
  const [best] = evidence.claims
  const onlyOne =
    situation.content > 0 && best && best.words >= 0.35 && isAboutTrack(best.claim) && !query.asked.list
  if (onlyOne) return undefined
  const sentences = film.named.map(one => tracksSentence(catalog, one, tracksOf(catalog, one)))
  const tracks = film.named.flatMap(one => tracksOf(catalog, one)).filter(track => !isOutside(track))
  return lead(situation, sentences.join(' '), [...film.named, ...tracks])
}

/** "What plays in it besides that one?" */
export const otherTracksOfFilm: LeadRule = situation => {
  const { catalog, film, track, person, query } = situation
  if (!query.asked.except) return undefined
  const byNamed = person.named.flatMap(maker => tracksBy(catalog, maker))
  const known = track.named.length > 0 ? track.named : byNamed
  const films =
    film.named.length > 0
      ? film.named
      : known.slice(0, 1).flatMap(({ films }) => films.flatMap(id => catalog.find('film', id) ?? []))
  const [one] = films
  // Where it is only described what is left out, all are told.
  if (!one || (known.length === 0 && !situation.wants('track', 'performer'))) return undefined
  const others = tracksOf(catalog, one).filter(other => !known.includes(other))
  return others.length > 0 ? lead(situation, tracksSentence(catalog, one, others), [one]) : undefined
}

/** "What did they play?", "Which film are they in?" What the article credits them with, else what others do. */
export const worksOfMaker: LeadRule = situation => {
  const { catalog, film, person } = situation
  // "That Japanese composer guy, what piece, for what film?"
  const described = situation.wants('composer') && situation.wants('track') ? meant(person) : []
  const [maker] = person.named.length > 0 ? person.named : described
  const composed = film.named.length === 0 && situation.wants('composer')
  if (!maker || !(composed || situation.wants('track', 'film', 'performer') || situation.query.asked.list))
    return undefined
  const ids = film.named.map(({ id }) => id)
  const here = tracksBy(catalog, maker).filter(
    ({ films }) => ids.length === 0 || films.some(id => ids.includes(id)),
  )
  const inArticle = here.filter(track => !isOutside(track))
  const scores =
    composed || situation.query.asked.list || situation.wants('film')
      ? claimsThatSay(catalog, maker, 'scored').filter(claim => !isOutside(claim))
      : []
  const tracks = inArticle.length + scores.length > 0 ? inArticle : here
  // What only others credit somebody with is no answer where the article says what is asked.
  const [best] = situation.evidence.claims
  if (tracks.every(isOutside) && scores.length === 0 && best && !isOutside(best.claim) && best.words >= 0.35)
    return undefined
  const sentences = [
    ...(scores.length > 0 ? [scoreSentence(catalog, scores)] : []),
    ...(tracks.length > 0 ? [madeBySentence(catalog, maker, tracks)] : []),
  ]
  return sentences.length > 0
    ? lead(situation, sentences.join(' '), [maker, ...tracks], { whole: false })
    : undefined
}

/** "Who sings the sunny one?": the track is described. */
export const describedTrack: LeadRule = situation => {
  const { catalog, track } = situation
  const [likely] = meant(track)
  if (
    !likely ||
    !fits(situation, likely) ||
    track.named.length > 0 ||
    !situation.wants('performer', 'composer', 'film', 'track')
  )
    return undefined
  return lead(situation, trackSentence(catalog, likely), [likely], { whole: false })
}

/** "Which film is that?": the film is described. */
export const describedFilm: LeadRule = situation => {
  const [likely] = meant(situation.film)
  if (!likely || !fits(situation, likely) || situation.film.named.length > 0 || !situation.wants('film'))
    return undefined
  return lead(situation, `That is ${filmName(likely)}.`, [likely], { whole: false })
}

/** Whether what is described is also what the claim that fits best is about. */
const fits = (
  {
    evidence: {
      claims: [best],
    },
  }: Situation,
  likely: EntityOf<'film' | 'track'>,
): boolean => !best || best.words < 0.35 || best.claim.about.includes(refOf(likely))
