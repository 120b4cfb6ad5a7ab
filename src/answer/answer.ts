import type { Catalog } from '../catalog/catalog.ts'
import { type EntityOf, nameOf, refOf } from '../catalog/entity.ts'
import { castOf, claimsThatSay, tracksOf } from '../catalog/related.ts'
import type { Claim, Note, Ref } from '../catalog/schema.ts'
import { applicableNotes } from './applicable-notes.ts'
import type { Wanted } from './asked.ts'
import { filmOfCast } from './cast-films.ts'
import { compared } from './compare.ts'
import { decide } from './decide.ts'
import { declined } from './decline.ts'
import {
  type Evidence,
  identifying,
  type LearnedClaim,
  type Query,
  type ScoredClaim,
  weighEvidence,
} from './evidence.ts'
import { completed, type Remembered } from './follow-up.ts'
import type { Knowledge } from './knowledge.ts'
import { leadFor } from './leads/index.ts'
import type { Lead } from './leads/lead.ts'
import { featuresOf } from './learned/features.ts'
import type { Linked } from './mentions.ts'
import { wrongPremise } from './premise.ts'
import { recognise } from './recognise.ts'
import { joined } from './sentences.ts'
import { allOf, besides, leftOut, saying, withFurther } from './telling.ts'
import { contentOf } from './terms.ts'
import { besideTracks, senseOf } from './which-sense.ts'
import { extremeFilms, filmsOfYears, yearsIn } from './years.ts'

/** What a question is answered with. */
export interface Answer {
  /** silent: the article does not say. declined: not something the bot does. choose: two readings are equally good. */
  readonly verdict: 'answered' | 'silent' | 'declined' | 'choose'
  /** The short direct answer, plain text, at most 350 characters. */
  readonly text: string
  /** What it is about, the chief thing first; for `choose` the readings. */
  readonly entities: readonly Ref[]
  /** Sections of the article it rests on. */
  readonly sections: readonly string[]
  /** The claims it rests on, the best first. */
  readonly claims: readonly Claim[]
  /** Curator's notes that bear on it. */
  readonly notes: readonly Note[]
  /** What a follow-up question needs. Plain JSON. */
  readonly remembered: Remembered
  /** How it came about, for developers. */
  readonly trace: { readonly query: Query; readonly evidence: Evidence; readonly because: string }
}

/** How well a gap must fit to stand against a relation that is asked for of something named, and in how many words. */
const gapAgainst = (content: number): number => (content === 0 ? 2 : content === 1 ? 1 : 0.4)
/** A gap that fits so well is not a question with a wrong premise. */
const plainGap = 0.85
/** How likely a claim must be to be told beside a relation that seems to be asked for, … */
const likely = 0.5
/** … and before it. */
const surely = 0.75
/** Where not even the best claim's words fit, several are told in short. */
const digestBelow = 0.2

/** Answers a question, in the light of the one before where there was one. The same question, the same answer. */
export function answerQuestion(knowledge: Knowledge, question: string, before?: Remembered): Answer {
  const { catalog } = knowledge
  const linked = knowledge.link(question)
  const query = readQuestion(knowledge, linked, before)
  const likelihoods = knowledge.model.likelihoods(
    featuresOf(linked, query.named.flat(), inheritedTerms(query)),
  )
  const evidence = weighEvidence(knowledge, query, likelihoods)

  const finish = (
    verdict: Answer['verdict'],
    because: string,
    parts: readonly string[],
    {
      entities = [],
      sections = [],
      claims = [],
    }: Partial<Pick<Answer, 'entities' | 'sections' | 'claims'>> = {},
  ): Answer => ({
    verdict,
    text: joined(parts),
    entities: [...new Set(entities)],
    sections: [...new Set([...sections, ...claims.flatMap(claim => claim.sections ?? [])])],
    claims,
    notes: verdict === 'answered' ? applicableNotes(catalog, entities.slice(0, 3), claims) : [],
    remembered: { query, entities: entities.slice(0, 6) },
    trace: { query, evidence, because },
  })

  const refusal = declined(question)
  if (refusal) return finish('declined', 'a request, not a question', [refusal])

  const ambiguous = query.named.length === 1 && query.terms.length === 0 && query.asked.wants.length === 0
  if (ambiguous && query.named[0] && query.named[0].length > 1)
    return finish(
      'choose',
      'a name that several things share',
      ['That could be more than one thing. Which do you mean?'],
      { entities: query.named[0] },
    )

  const decision = decide(query, evidence)
  const lead = leadFor(catalog, query, evidence)
  const correction = lead?.certain ? undefined : wrongPremise(catalog, query, evidence)
  const plainly = (evidence.gap?.words ?? 0) > plainGap
  // Who names a film and a song that is not in it is to hear so, whatever else is asked.
  const mistaken = correction?.certain ?? false
  const plainlyAsked =
    lead?.certain || (lead?.named && (evidence.gap?.words ?? 0) < gapAgainst(ownContent(query)))
  const comparison = lead?.certain ? undefined : compared(knowledge, query, evidence)
  if (decision.silent && !plainlyAsked && !mistaken && (plainly || !(correction || comparison)))
    return finish('silent', decision.because, [silence(evidence, decision.gap)])

  if (comparison) return finish('answered', 'two things side by side', allOf(comparison.claims), comparison)

  if (correction) {
    const entities = correction.about.map(refOf)
    const [support] = claimsOn(evidence, entities)
    const claims = support && support.words > 0.3 ? [support.claim] : []
    return finish('answered', 'a wrong premise put right', [correction.text, ...claims.map(saying)], {
      entities,
      claims,
    })
  }

  if (!lead && isUnknown(catalog, query) && !evidence.learned)
    return finish('silent', 'nothing of the kind is known of the film named', [silence(evidence, false)])

  const [best] = lead ? claimsOn(evidence, lead.about).filter(({ words }) => words > 0.15) : evidence.claims
  if (lead && (lead.named || decision.sure)) {
    const claims = best && !lead.whole ? withFurther(best, evidence, query) : []
    const missed = missedBy(catalog, lead, evidence)
    if (missed) {
      const told = [missed.claim, ...claims.filter(claim => claim !== missed.claim)]
      const [first, ...others] = told.map(saying)
      const parts = missed.likelihood >= surely ? [first ?? '', lead.text] : [lead.text, first ?? '']
      return finish('answered', 'a relation between entities, and a claim', [...parts, ...others], {
        entities: [...lead.about, ...missed.claim.about],
        sections: lead.sections,
        claims: told,
      })
    }
    return finish('answered', 'a relation between entities', [lead.text, ...claims.map(saying)], {
      entities: [...lead.about, ...claims.flatMap(({ about }) => about)],
      sections: lead.sections,
      claims,
    })
  }
  const [top] = evidence.claims
  if (!top || !decision.sure) return finish('silent', 'no claim fits well enough', [silence(evidence, false)])
  const severalWanted = query.asked.list && query.asked.relations.includes(top.claim.relation)
  if (query.named.length > 0 && (top.words < digestBelow || severalWanted)) {
    const claims = evidence.claims
      .filter(({ claim, score }) => score > 0 && (!severalWanted || claim.relation === top.claim.relation))
      .slice(0, 4)
      .map(({ claim }) => claim)
    return finish(
      'answered',
      'what is said of the thing named',
      [saying(top.claim), ...claims.slice(1).map(({ short }) => short)],
      { entities: claims.flatMap(({ about }) => about), claims },
    )
  }
  const claims = withFurther(top, evidence, query)
  const [first = '', ...further] = claims.map(saying)
  return finish(
    'answered',
    'the claims that fit best',
    [first, ...leftOut(catalog, claims.slice(0, 1), query), ...further, ...besides(catalog, claims)],
    {
      entities: claims.flatMap(({ about }) => about),
      claims,
    },
  )
}

function readQuestion(
  knowledge: Knowledge,
  { words, mentions, rest }: Linked,
  before: Remembered | undefined,
): Query {
  const years = yearsIn(rest)
  const ofCast = filmOfCast(knowledge.films, mentions, words)
  const byName = mentions
    .filter(mention => !ofCast?.cast.includes(mention))
    .map(mention => senseOf(mention, words))
    .filter(refs => !refs.includes(knowledge.everywhere))
  const asked = recognise(words)
  const inSense = asked.compare ? byName : besideTracks(byName)
  const query: Query = {
    terms: knowledge.expand(rest),
    inherited: 0,
    named: [
      ...inSense,
      ...(ofCast ? [[ofCast.film]] : []),
      ...filmsOfYears(knowledge.catalog, years, inSense),
      ...extremeFilms(knowledge.catalog, asked, inSense),
    ],
    strange: rest.some(({ text, titled, corrected }) => titled && (corrected || !knowledge.knows(text))),
    years,
    likely: [],
    asked,
  }
  return completed(knowledge.catalog, query, words, before)
}

const claimsOn = ({ claims }: Evidence, refs: readonly Ref[]): readonly ScoredClaim[] =>
  refs.length === 0 ? claims : claims.filter(({ claim }) => refs.some(ref => claim.about.includes(ref)))

/** Whether music or a cast is asked for of films of which nobody here tells it. */
function isUnknown(catalog: Catalog, { named, asked }: Query): boolean {
  const films = named.flat().flatMap(ref => {
    const entity = catalog.findRef(ref)
    return entity?.kind === 'film' ? [entity] : []
  })
  const wants = (...kinds: Wanted[]) => asked.wants.some(kind => kinds.includes(kind))
  const unknown = (film: EntityOf<'film'>) =>
    wants('composer', 'performer', 'track')
      ? tracksOf(catalog, film).length + claimsThatSay(catalog, film, 'scored').length === 0
      : wants('actor') && castOf(catalog, film).length === 0
  return films.length > 0 && films.every(unknown)
}

const inheritedTerms = ({ terms, inherited }: Query): string[] =>
  terms.slice(terms.length - inherited).map(({ term }) => term)

const ownContent = ({ terms, inherited }: Query): number =>
  contentOf(terms.slice(0, terms.length - inherited)).length

/** The claim that was learned to be asked for like this, where a lead does not tell the same. */
function missedBy(catalog: Catalog, lead: Lead, { learned }: Evidence): LearnedClaim | undefined {
  if (!learned || learned.likelihood < likely) return undefined
  const { relation, about } = learned.claim
  const tells = (ref: Ref) => {
    const entity = catalog.findRef(ref)
    return lead.about.includes(ref) || (entity !== undefined && lead.text.includes(nameOf(entity)))
  }
  const told = identifying.has(relation) && about.every(tells)
  return told ? undefined : learned
}

/** Says that the article does not say it, and names the nearest thing that it does say. */
function silence({ gap, claims: [nearest] }: Evidence, knowsWhat: boolean): string {
  const what = knowsWhat && gap ? gap.gap.subject : 'that'
  const near = nearest && nearest.words > 0.12 ? ` The nearest it comes: ${nearest.claim.says}` : ''
  return `The article does not say ${what}.${near}`
}
