import type { Catalog } from '../catalog/catalog.ts'
import { refOf } from '../catalog/entity.ts'
import { tracksBy } from '../catalog/related.ts'
import { type Claim, entityKinds, type Gap, type Ref } from '../catalog/schema.ts'
import { type FilmsByDescription, filmsByDescription } from './described-films.ts'
import type { WordVectors } from './english/word-vectors.ts'
import type { Model } from './learned/model.ts'
import { createLineIndex, type Line, type LineIndex, type QueryTerm } from './line-index.ts'
import { createLinker, type Linked, namesOf } from './mentions.ts'
import { createSpelling } from './spelling.ts'
import { isStopWord } from './stop-words.ts'
import { termsOf } from './terms.ts'
import { createReader, type Simplify, type Word } from './words.ts'

/** What a question may be found to be about: a claim, something the article is silent on, or a thing described. */
export type Target =
  | { readonly type: 'claim'; readonly claim: Claim }
  | { readonly type: 'gap'; readonly gap: Gap }
  | { readonly type: 'entity'; readonly ref: Ref }

/** The catalog made ready for questions. */
export interface Knowledge {
  readonly catalog: Catalog
  /** Finds the names in a question. */
  readonly link: (question: string) => Linked
  readonly index: LineIndex<Target>
  /** The terms of a question, each with those of the index that mean nearly the same. */
  readonly expand: (words: readonly Word[]) => QueryTerm[]
  /** How likely each claim and gap is what a question asks for, as learned from many ways to ask. */
  readonly model: Model
  /** Claims and gaps by the names that the model has for them. */
  readonly targets: ReadonlyMap<string, Target>
  /** Who or what most claims are about, so that naming it tells nothing. */
  readonly everywhere: Ref
  /** Whether a name has this word, or a line by which a claim or an entity is asked for. */
  readonly knows: (word: string) => boolean
  /** The films somebody acts in and the tracks they made: what is meant by "the Maggie Cheung picture". */
  readonly kin: ReadonlyMap<Ref, readonly Ref[]>
  readonly films: FilmsByDescription
}

/** Reads the catalog into an index of the lines that say what its claims, gaps and entities are about. */
export function createKnowledge(
  catalog: Catalog,
  simplify: Simplify,
  vectors: WordVectors,
  model: Model = untaught,
): Knowledge {
  const reader = createReader(simplify)
  const { read } = reader
  const asked = [...linesOf(catalog)].map(({ text, ...line }) => ({ ...line, words: read(text) }))
  const frequencies = new Map<string, number>()
  const named = new Set<string>()
  const usedIn = new Map<string, Set<Target>>()
  const count = (words: readonly Word[], target?: Target) => {
    for (const { text, han } of words) {
      if (han) continue
      frequencies.set(text, (frequencies.get(text) ?? 0) + 1)
      if (target) usedIn.set(text, (usedIn.get(text) ?? new Set()).add(target))
    }
  }
  for (const { words, target } of asked) count(words, target)
  for (const kind of entityKinds)
    for (const entity of catalog.entities(kind))
      for (const name of namesOf(entity)) {
        const words = read(name)
        count(words)
        for (const { text } of words) named.add(text)
      }

  const kin = kinOf(catalog)
  /** Whether a word is often used where the entity it also names is not meant. */
  const everyday = (word: string, ref: Ref) => {
    if (!vectors.has(word)) return false
    const uses = [...(usedIn.get(word) ?? [])].filter(({ type }) => type !== 'entity')
    const own = uses.filter(target => concerns(target, [ref, ...(kin.get(ref) ?? [])])).length
    return uses.length - own >= Math.max(everydayFrom, own)
  }
  const spelling = createSpelling(frequencies)
  const correct = (word: string) => {
    if (vectors.has(word) && !frequencies.has(word)) return word
    const known = spelling(word)
    // People ask in more languages than claims are told in; only names are worth mistaking a word for a slip.
    return known !== undefined && !named.has(known) && model.knows(word) ? word : known
  }
  const link = createLinker(catalog, everyday, correct, reader)
  const linked = asked.map(({ words }) => link(words, false))
  const lines = asked.map(
    ({ target }, at): Line<Target> => ({ target, terms: termsOf(linked[at]?.rest ?? []) }),
  )
  const index = createLineIndex(lines.filter(line => line.terms.length > 0))

  const termOf = new Map<string, string>()
  for (const { rest } of linked) for (const { text, term, han } of rest) if (!han) termOf.set(text, term)
  const known = vectors.setOf([...termOf.keys()].filter(word => !isStopWord(word)))
  const nearby = new Map<string, QueryTerm['near']>()
  const near = (word: string): QueryTerm['near'] => {
    const remembered = nearby.get(word)
    if (remembered) return remembered
    const found = vectors
      .nearest(word, known, nearness.atLeast, nearness.most)
      .flatMap(({ word: other, similarity }) => {
        const term = termOf.get(other)
        return term ? [{ term, nearness: similarity * nearness.counts }] : []
      })
    if (nearby.size < 20_000) nearby.set(word, found)
    return found
  }
  const expand = (words: readonly Word[]): QueryTerm[] => {
    const texts = new Map(words.map(word => [word.term, word.text]))
    return termsOf(words).map(term => {
      const text = texts.get(term)
      return { term, near: text && !index.has(term) && !term.startsWith('=') ? near(text) : [] }
    })
  }
  return {
    catalog,
    link: text => link(read(text), true),
    index,
    expand,
    model,
    targets: targetsOf(catalog),
    everywhere: commonest(catalog),
    knows: word => named.has(word) || [...(usedIn.get(word) ?? [])].some(({ type }) => type !== 'gap'),
    kin,
    films: filmsByDescription(catalog, read),
  }
}

/** Knows no words, and nothing of what they ask for. */
const untaught: Model = { likelihoods: () => new Map(), knows: () => false }

const nearness = { atLeast: 0.6, most: 6, counts: 0.8 }

/** A word that so many claims use otherwise names nothing by itself. */
const everydayFrom = 4

const concerns = (target: Target, refs: readonly Ref[]): boolean =>
  target.type === 'claim' && refs.some(ref => target.claim.about.includes(ref))

/**
 * Every line that says what a claim or a gap is about, or describes an entity. The many ways to ask for them are not
 * matched one by one: the model has learned from them, and finds better who asks in yet other words.
 */
function* linesOf(catalog: Catalog): Generator<{ target: Target; text: string }> {
  for (const claim of catalog.claims) {
    const target: Target = { type: 'claim', claim }
    for (const text of [claim.says, claim.short]) yield { target, text }
  }
  for (const gap of catalog.gaps) {
    const target: Target = { type: 'gap', gap }
    yield { target, text: gap.subject }
  }
  for (const kind of entityKinds)
    for (const entity of catalog.entities(kind)) {
      const target: Target = { type: 'entity', ref: refOf(entity) }
      for (const text of entity.described) yield { target, text }
    }
}

function targetsOf(catalog: Catalog): Map<string, Target> {
  return new Map([
    ...catalog.claims.map((claim): [string, Target] => [`claim:${claim.id}`, { type: 'claim', claim }]),
    ...catalog.gaps.map((gap): [string, Target] => [`gap:${gap.id}`, { type: 'gap', gap }]),
  ])
}

function commonest(catalog: Catalog): Ref {
  const people = catalog.entities('person').map(refOf)
  const [first] = people.toSorted((a, b) => catalog.claimsAbout(b).length - catalog.claimsAbout(a).length)
  return first ?? 'person:'
}

function kinOf(catalog: Catalog): Map<Ref, Ref[]> {
  return new Map(
    catalog.entities('person').map(person => {
      const parts = catalog.claimsAbout(refOf(person)).filter(({ relation }) => relation === 'plays-role')
      const films = parts.flatMap(({ about }) => about.filter(ref => ref.startsWith('film:')))
      return [refOf(person), [...films, ...tracksBy(catalog, person).map(refOf)]]
    }),
  )
}
