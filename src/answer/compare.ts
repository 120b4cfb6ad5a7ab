import { isOutside } from '../catalog/related.ts'
import type { Claim, Ref, Relation } from '../catalog/schema.ts'
import type { Asked } from './asked.ts'
import { type Evidence, explaining, identifying, type Query, type ScoredClaim } from './evidence.ts'
import type { Knowledge } from './knowledge.ts'

/** Two things side by side: the best claim about each. */
export interface Comparison {
  readonly claims: readonly Claim[]
  readonly entities: readonly Ref[]
}

/**
 * For questions that put named things of one kind side by side. Nothing where the best claim speaks of them all,
 * since that is the comparison already.
 */
export function compared(
  { catalog, kin }: Knowledge,
  { named, asked }: Query,
  { claims }: Evidence,
): Comparison | undefined {
  const ofFilms = asked.wants.some(kind => kind === 'year' || kind === 'actor' || kind === 'director')
  if (named.length !== 2 || !asked.compare || asked.extremes.length > 0 || ofFilms) return undefined
  const [one, other] = named
  if (!one || !other || !comparable(one, other)) return undefined
  const about = (refs: readonly Ref[]) => {
    const theirs = [...refs, ...refs.flatMap(ref => kin.get(ref) ?? [])]
    const ofThem = claims.filter(({ claim }) => theirs.some(ref => claim.about.includes(ref)))
    // Rather what is about them first of all, and what the article says.
    const fitting = ({ claim }: ScoredClaim) =>
      Number(theirs.some(ref => claim.about[0] === ref)) + Number(!isOutside(claim))
    return ofThem.toSorted((a, b) => fitting(b) - fitting(a))
  }
  const explains = asked.relations.some(relation => explaining.has(relation))
  const ofBoth = about(one).filter(
    ({ claim }) =>
      other.some(ref => claim.about.includes(ref)) && !(explains && isOnMore(claim, kindOf(one))),
  )
  const together = ofBoth.find(({ claim }) => comparing.has(claim.relation)) ?? ofBoth[0]
  const alone = (refs: readonly Ref[]) =>
    about(refs).filter(
      one => !ofBoth.includes(one) && one.claim.relation !== 'overview' && !isOnMore(one.claim, kindOf(refs)),
    )
  // What things have in common is said of both.
  const ofThemAlone = ofBoth.filter(({ claim }) => !isOnMore(claim, kindOf(one)))
  const inCommon = asked.relations.includes('parallel') && ofThemAlone[0] !== claims[0] ? ofThemAlone : []
  if (inCommon.length > 0)
    return { claims: inCommon.slice(0, 2).map(({ claim }) => claim), entities: [...one, ...other] }
  const first = toldBest(alone(one), asked)
  const second = toldBest(alone(other), asked)
  if (!first || !second) return undefined
  if (together && together.score >= 0.8 * first.score && claims.indexOf(together) < 3)
    return together === claims[0] ? undefined : { claims: [together.claim], entities: [...one, ...other] }
  const chosen = first === second ? [first] : [first, second]
  return {
    claims: chosen.map(({ claim }) => claim),
    entities: [...one, ...other].filter(ref => catalog.findRef(ref)),
  }
}

/** Rather what says what is asked than what fits best, where it fits half as well. */
function toldBest(claims: readonly ScoredClaim[], { relations }: Asked): ScoredClaim | undefined {
  const [best] = claims
  return (
    claims.find(({ claim, score }) => relations.includes(claim.relation) && best && score > best.score / 4) ??
    claims.find(({ claim, score }) => telling.has(claim.relation) && score > 0) ??
    claims.find(({ claim, score }) => !identifying.has(claim.relation) && best && score > best.score / 4) ??
    best
  )
}

/** Whether a claim tells of more than two things of a kind, and so of neither much. */
const isOnMore = ({ about }: Claim, kind: string | undefined): boolean =>
  about.filter(ref => kindOf([ref]) === kind).length > 2

/** Relations whose claims tell what something is like, or what it does. */
const telling: ReadonlySet<Relation> = new Set(['sound', 'meaning', 'evokes'])

/** Relations whose claims tell of several things at once. */
const comparing: ReadonlySet<Relation> = new Set(['overview', 'parallel', 'influenced', 'praised'])

const kindOf = (refs: readonly Ref[]): string | undefined => refs[0]?.split(':')[0]

/** A track is as well set beside another's maker as beside another track. */
const comparable = (one: readonly Ref[], other: readonly Ref[]): boolean =>
  kindOf(one) === kindOf(other) || ![one, other].some(refs => kindOf(refs) === 'film')
