import type { Catalog } from '../catalog/catalog.ts'
import { type EntityOf, nameOf } from '../catalog/entity.ts'
import { castOf, isOutside, makersOf, named, namedIn } from '../catalog/related.ts'
import type { Claim } from '../catalog/schema.ts'
import type { Wanted } from './asked.ts'
import { type Evidence, identifying, type Query, type ScoredClaim } from './evidence.ts'
import { castSentence, joined, trackSentence, yearSentence } from './sentences.ts'
import { isStopWord } from './stop-words.ts'

/** A claim that is not the best is added where its score is at least this share of the best one's. */
const furtherClaim = 0.6
/** More, where it is on something else: then the best one is not much surer. */
const elsewhereClaim = 0.7
/** Less will do where it says what is asked and the best one does not. */
const wantedClaim = 0.35
/** Less will do, too, where it was not learned that the best one is asked for like this. */
const unsureClaim = 0.4
const sureFrom = 0.85
/** How many words it must add to what is told already. */
const newWords = 2

/** What a claim says, as it is told. */
export const saying = (claim: Claim): string =>
  isOutside(claim) ? `Beyond the article: ${claim.says}` : claim.says

/** What each of these says, in short where that is too long to tell them all. */
export function allOf(claims: readonly Claim[]): string[] {
  const whole = claims.map(saying)
  return joined(whole) === whole.join(' ') ? whole : claims.map(({ short }) => short)
}

/**
 * A claim, and those nearly as good that tell something more, rather on the same subject: first those that say what is
 * asked.
 */
export function withFurther(best: ScoredClaim, { claims, learned }: Evidence, { asked }: Query): Claim[] {
  const sure = learned?.claim === best.claim && learned.likelihood >= sureFrom
  const wanted = ({ claim }: ScoredClaim) => asked.relations.includes(claim.relation)
  const enoughOf = (one: ScoredClaim) => {
    if (!sure) return unsureClaim
    if (!sameSubject(one.claim, best.claim)) return elsewhereClaim
    return wanted(one) && !wanted(best) ? wantedClaim : furtherClaim
  }
  const further = claims
    .slice(0, 12)
    .filter(one => one !== best && one.score > enoughOf(one) * best.score)
    .toSorted((a, b) => Number(wanted(b)) - Number(wanted(a)))
    .map(({ claim }) => claim)
  return tellingMore([best.claim, ...further])
}

/** These claims without those that repeat what the ones before them say. */
function tellingMore(claims: readonly Claim[]): Claim[] {
  const told = new Set<string>()
  return claims.filter((claim, place) => {
    const words = wordsOf(claim.says)
    const more = words.filter(word => !told.has(word))
    if (place > 0 && more.length < newWords) return false
    for (const word of more) told.add(word)
    return true
  })
}

const wordsOf = (text: string): string[] => [
  ...new Set(
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.filter(word => !isStopWord(word)),
  ),
]

/** What is wanted of the track or film that a claim is about, where the claim leaves it out. */
export function leftOut(catalog: Catalog, claims: readonly Claim[], { asked }: Query): string[] {
  const [first] = claims
  if (!first) return []
  const told = claims.map(saying).join(' ')
  const [film] = namedIn(catalog, first, 'film')
  const cast = film && asked.wants.includes('actor') ? castOf(catalog, film) : []
  if (film && cast.some(({ name }) => !told.includes(name))) return [castSentence(film, cast)]
  if (film && asked.wants.includes('year') && !told.includes(`${film.year}`)) return [yearSentence(film)]
  if (!(asked.who || asked.wants.some(kind => ofTracks.has(kind)))) return []
  const lacks = (track: EntityOf<'track'>) =>
    [...makersOf(catalog, track), ...named(catalog, 'film', track.films)].some(
      entity => !told.includes(nameOf(entity)),
    )
  return namedIn(catalog, first, 'track')
    .filter(lacks)
    .slice(0, 1)
    .map(track => trackSentence(catalog, track))
}

const ofTracks: ReadonlySet<Wanted> = new Set(['performer', 'composer', 'film', 'track'])

/** What the same passage says besides, in short: the claims of its section on the same subject. */
export function besides(catalog: Catalog, told: readonly Claim[]): string[] {
  const [first] = told
  if (!first?.sections) return []
  const [section] = first.sections
  return catalog.claims
    .filter(
      claim => claim.sections?.[0] === section && !told.includes(claim) && !identifying.has(claim.relation),
    )
    .filter(claim => sameSubject(claim, first) && first.about[0] === claim.about[0])
    .slice(0, 2)
    .map(({ short }) => short)
}

/** Whether two claims are about the same track, or where neither is about one, share a subject at all. */
function sameSubject(one: Claim, other: Claim): boolean {
  const track = [...one.about, ...other.about].find(ref => ref.startsWith('track:'))
  if (track) return one.about.includes(track) && other.about.includes(track)
  const things = other.about.filter(ref => !ref.startsWith('person:'))
  return things.length > 0
    ? things.some(ref => one.about.includes(ref))
    : one.relation === other.relation && one.about[0] === other.about[0]
}
