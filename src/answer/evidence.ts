import type { Catalog } from '../catalog/catalog.ts'
import { isOutside } from '../catalog/related.ts'
import type { Claim, Gap, Ref, Relation } from '../catalog/schema.ts'
import type { Asked } from './asked.ts'
import type { Knowledge, Target } from './knowledge.ts'
import type { Likelihoods } from './learned/model.ts'
import type { Hit, QueryTerm } from './line-index.ts'

export interface ScoredClaim {
  readonly claim: Claim
  /** By its words alone, 0 to 1. */
  readonly words: number
  /** With what the question names and wants taken into account. */
  readonly score: number
}

export interface LearnedClaim extends ScoredClaim {
  readonly likelihood: number
}

/** What speaks for what, for one question. */
export interface Evidence {
  /** The claims that fit, the best first. */
  readonly claims: readonly ScoredClaim[]
  /** The gap that fits best. */
  readonly gap: { readonly gap: Gap; readonly words: number; readonly likelihood: number } | undefined
  /** The claim that was learned to be asked for like this, where nothing is likelier, and how likely it is. */
  readonly learned: LearnedClaim | undefined
  /** How likely each entity is what the question is about: 1 where it is named. */
  readonly entities: ReadonlyMap<Ref, number>
}

/** How the parts of a score weigh; chosen by `npm run eval` on the questions that are not held out. */
const weigh = {
  line: 0.5,
  /** What being learned to be asked for adds to the words of a claim, and of a gap. */
  learned: 1.2,
  learnedGap: 1.15,
  /** What a claim has for being about something that is named, whatever its words. */
  namedAtAll: 0.1,
  /** And for saying of it what the question wants to know. */
  wantedOfNamed: 0.1,
  wantedRelation: 1.2,
  /** For claims that only identify, where a question wants to know why or how. */
  identifies: 0.65,
  /** For claims that list, where no list is wanted. */
  lists: 0.75,
  named: 1.25,
  /** For claims about the films and tracks of somebody who is named. */
  kin: 0.9,
  notNamed: 0.5,
  outside: 0.85,
  described: 0.7,
  spokenOf: 0.6,
  claimsThatVote: 8,
}

/** How likely a claim must be, to be asked for though it is about none of what is named. */
const whateverIsNamed = 0.95

/** Relations that say who or what, not why or how. */
export const identifying: ReadonlySet<Relation> = new Set([
  'performs',
  'composed',
  'appears-in',
  'scored',
  'plays-role',
])
/** Relations that say why or how. */
export const explaining: ReadonlySet<Relation> = new Set(['motive', 'meaning', 'evokes', 'method'])

export interface Query {
  readonly terms: readonly QueryTerm[]
  /** How many of them are taken from the question before. */
  readonly inherited: number
  /** Entities named, each a set of those that share the name. */
  readonly named: readonly (readonly Ref[])[]
  /** Whether it names something that no line has: another film, another musician. */
  readonly strange: boolean
  /** Years it speaks of. */
  readonly years: readonly number[]
  /** What it is likely about though it names nothing: what was spoken of just before. */
  readonly likely: readonly Ref[]
  readonly asked: Asked
}

/** Scores the claims, gaps and entities of the catalog against a question. */
export function weighEvidence(knowledge: Knowledge, query: Query, likelihoods: Likelihoods): Evidence {
  const { index, catalog } = knowledge
  const hits = index.search(query.terms)
  const words = new Map<Claim, number>()
  for (const ref of query.named.flat()) for (const claim of catalog.claimsAbout(ref)) words.set(claim, 0)
  let gap: Evidence['gap']
  const gaps = new Map<Gap, number>()
  for (const hit of hits) {
    if (hit.target.type === 'claim') words.set(hit.target.claim, wordScore(hit))
    if (hit.target.type === 'gap') gaps.set(hit.target.gap, wordScore(hit))
  }
  let likeliest: { claim: Claim | undefined; likelihood: number } | undefined
  for (const [name, likelihood] of likelihoods) {
    const target = knowledge.targets.get(name)
    const claim = target?.type === 'claim' ? target.claim : undefined
    if (claim) learn(words, claim, likelihood, weigh.learned)
    if (target?.type === 'gap') learn(gaps, target.gap, likelihood, weigh.learnedGap)
    if (likelihood > (likeliest?.likelihood ?? 0)) likeliest = { claim, likelihood }
  }
  for (const [known, score] of gaps)
    if (score > (gap?.words ?? 0))
      gap = { gap: known, words: score, likelihood: likelihoods.get(`gap:${known.id}`) ?? 0 }
  const claims = [...words]
    .map(([claim, score]) => ({ claim, words: score, score: scoreClaim(knowledge, claim, score, query) }))
    .sort((a, b) => b.score - a.score)
  // What is likely by the words alone, though it is about none of what is named, may be asked of something else.
  const learned = claims.find(
    ({ claim }) =>
      claim === likeliest?.claim &&
      (query.named.length === 0 ||
        likeliest.likelihood >= whateverIsNamed ||
        query.named.some(refs => isOn(knowledge, claim, refs))),
  )
  return {
    claims,
    gap,
    learned: learned && { ...learned, likelihood: likeliest?.likelihood ?? 0 },
    entities: vote(catalog, claims, hits, query),
  }
}

/** Adds what was learned to what the words say. Its root, since likelihoods are either near one or small. */
function learn<T>(scores: Map<T, number>, target: T, likelihood: number, weight: number): void {
  scores.set(target, (scores.get(target) ?? 0) + weight * Math.sqrt(likelihood))
}

const wordScore = ({ line, coverage }: Hit<Target>): number => weigh.line * line + (1 - weigh.line) * coverage

/** Whether a claim is about something named, or about what somebody named acts in or made. */
const isOn = ({ kin }: Knowledge, { about }: Claim, refs: readonly Ref[]): boolean =>
  refs.some(ref => about.includes(ref) || kin.get(ref)?.some(other => about.includes(other)))

function scoreClaim({ kin }: Knowledge, claim: Claim, words: number, { named, asked }: Query): number {
  const isKin = (refs: readonly Ref[]) =>
    refs.some(ref => kin.get(ref)?.some(other => claim.about.includes(other)))
  const isNamed = (refs: readonly Ref[]) => refs.some(ref => claim.about.includes(ref))
  let score =
    words +
    (named.length > 0 && named.every(isNamed)
      ? weigh.namedAtAll + (asked.relations.includes(claim.relation) ? weigh.wantedOfNamed : 0)
      : 0)
  // Side by side, a claim about one of two things is as good as it can be.
  const sideBySide = named.length > 1 && (asked.compare || asked.list) && named.some(isNamed)
  for (const refs of named)
    score *= sideBySide || isNamed(refs) ? weigh.named : isKin(refs) ? weigh.kin : weigh.notNamed
  if (asked.relations.includes(claim.relation)) score *= weigh.wantedRelation
  else if (
    identifying.has(claim.relation) &&
    asked.relations.some(relation => explaining.has(relation)) &&
    asked.wants.length === 0
  )
    score *= weigh.identifies
  if (isOverview(claim) && !(asked.list || asked.compare || asked.count)) score *= weigh.lists
  return isOutside(claim) ? score * weigh.outside : score
}

/** Whether a claim tells of several things at once. */
const isOverview = ({ relation, about }: Claim): boolean =>
  relation === 'overview' || about.every(ref => ref.startsWith('film:'))

/** What is named counts fully, what is described nearly so, and what the best claims are about by their scores. */
function vote(
  catalog: Catalog,
  claims: readonly ScoredClaim[],
  hits: readonly Hit<Target>[],
  { named, likely }: Query,
): Map<Ref, number> {
  const votes = new Map<Ref, number>()
  const add = (ref: Ref, weight: number) => votes.set(ref, (votes.get(ref) ?? 0) + weight)
  for (const refs of named) for (const ref of refs) add(ref, 1)
  for (const ref of likely) add(ref, weigh.spokenOf)
  for (const { target, line } of hits)
    if (target.type === 'entity' && catalog.findRef(target.ref)) add(target.ref, weigh.described * line)
  claims.slice(0, weigh.claimsThatVote).forEach(({ claim, score }, place) => {
    for (const ref of claim.about) add(ref, (0.6 * score) / (place + 1))
  })
  return votes
}
