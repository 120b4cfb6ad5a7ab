import { refOf } from '../catalog/entity.ts'
import { isOutside } from '../catalog/related.ts'
import type { Claim, Note, Ref } from '../catalog/schema.ts'
import { applicableNotes } from './applicable-notes.ts'
import { compared } from './compare.ts'
import { decide } from './decide.ts'
import { declined } from './decline/decline.ts'
import { type Evidence, type Query, type ScoredClaim, weighEvidence } from './evidence.ts'
import type { Remembered } from './follow-up.ts'
import type { Knowledge } from './knowledge.ts'
import { leadFor } from './leads/index.ts'
import { missedBy } from './leads/missed-claim.ts'
import { featuresOf } from './learned/features.ts'
import { wrongPremise } from './premise.ts'
import { inheritedTerms, ownContent, readQuestion } from './read-question.ts'
import { joined } from './sentences.ts'
import { isUnknown, silence } from './silence.ts'
import { allOf, besides, leftOut, saying, withFurther } from './telling.ts'

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
/** How likely a claim must be to be told before a relation that seems to be asked for, not after it. */
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
    remembered: { query, entities: [...new Set(entities)].slice(0, 6) },
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
  const ofSpoken = saysOfSpoken(query, evidence)
  const plainlyAsked =
    lead?.certain || (lead?.named && (evidence.gap?.words ?? 0) < gapAgainst(ownContent(query))) || ofSpoken
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
      // What the article says comes before what others add.
      const before = missed.likelihood >= surely && !(isOutside(missed.claim) && lead.sections.length > 0)
      const parts = before ? [first ?? '', lead.text] : [lead.text, first ?? '']
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
  if (!top || !(decision.sure || ofSpoken))
    return finish('silent', 'no claim fits well enough', [silence(evidence, false)])
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

/** Whether the best claim says what a follow-up asks of what was spoken of: "what genre is it?" */
const saysOfSpoken = (query: Query, { claims: [best] }: Evidence): boolean =>
  query.likely.length > 0 &&
  ownContent(query) <= 2 &&
  best !== undefined &&
  query.asked.relations.includes(best.claim.relation) &&
  query.named.flat().some(ref => best.claim.about.includes(ref))

const claimsOn = ({ claims }: Evidence, refs: readonly Ref[]): readonly ScoredClaim[] =>
  refs.length === 0 ? claims : claims.filter(({ claim }) => refs.some(ref => claim.about.includes(ref)))
