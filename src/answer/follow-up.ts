import type { Catalog } from '../catalog/catalog.ts'
import type { Ref } from '../catalog/schema.ts'
import type { Asked, Wanted } from './asked.ts'
import type { Query } from './evidence.ts'
import { contentOf } from './terms.ts'
import { textOf, type Word } from './words.ts'

/** What is remembered of a question, so that the next one can lean on it. */
export interface Remembered {
  readonly query: Query
  /** What the answer was about. */
  readonly entities: readonly Ref[]
}

const leaning =
  /^(?:and|n|but|so|ok|then|y|pero|entonces)\b|\b(?:it|its|that|this|those|these|they|them|their|he|she|his|her|same|one|both|other|another|example|instance|otra|otro|eso|esa|ese|ella|esta|este)\b|^(?:那|咁|噉|首|套|仲|又|该|此)|[它佢他她]|这首|嗰首|那首|呢首|呢|那部/u

/** So that a long chain of follow-ups does not gather all that was ever said. */
const mostInherited = 20

/**
 * The question completed from the one before it, where it leans on that: what it leaves out, and what it says
 * with a pronoun, is taken from there. Unchanged where it stands by itself.
 */
export function completed(
  catalog: Catalog,
  query: Query,
  words: readonly Word[],
  before: Remembered | undefined,
): Query {
  if (!before) return query
  const text = textOf(words)
  const own = contentOf(query.terms)
  // "Who sings?", "why?" ask of something that was spoken of.
  const { wants, relations, extremes, apart } = query.asked
  const bare = query.named.length === 0 && own.length <= 1 && wants.length + relations.length > 0
  const leans = leaning.test(text) || own.length === 0 || bare
  if (!leans) return query

  const wantsNothing = wants.length + relations.length + extremes.length === 0 && !apart
  // "And the tango?" puts something else in its place.
  const instead = wantsNothing && own.length > 0 && ellipsis.test(text) && !pronoun.test(text)
  const namesNothing = query.named.length === 0 && !instead
  const inherited =
    own.length < 3 && !instead
      ? before.query.terms
          .filter(({ term }) => !query.terms.some(own => own.term === term))
          .slice(0, mostInherited)
      : []
  const another = anotherIn(text)
  const asksItself = deed.test(text) || (own.length > 0 && pronoun.test(text) && another === undefined)
  const asked = wantsNothing && !asksItself ? before.query.asked : query.asked
  return {
    ...query,
    terms: [...query.terms, ...inherited],
    inherited: inherited.length,
    named: namesNothing
      ? another && otherFilm.test(text) && wants.length === 0
        ? peopleIn(before)
        : spokenOf(catalog, before, query.asked, another, text)
      : query.named,
    likely: namesNothing ? before.entities : [],
    asked:
      another && namesNothing
        ? {
            ...asked,
            except: another === 'one',
            list: asked.list || whoElse.test(text),
            wants: wants.length > 0 ? wants : otherKind(text, before),
          }
        : asked,
  }
}

const otherFilm =
  /\b(?:other|another|otra|otro) (?:[a-z]+ )?(?:films?|movies?|pictures?|pelis?|peliculas?)\b|另.{0,2}(?:电影|戏|片)/u

const whoElse = /\b(?:who|what) else\b/u

/** What another one is another of. */
function otherKind(text: string, { query }: Remembered): readonly Wanted[] {
  if (query.asked.wants.includes('actor')) return ['actor']
  if (whoElse.test(text)) return query.asked.wants
  return otherFilm.test(text) ? ['film'] : ['track']
}

const peopleIn = ({ query }: Remembered): readonly (readonly Ref[])[] =>
  query.named.filter(refs => refs.some(ref => ref.startsWith('person:')))

const pronoun =
  /\b(?:it|its|that|this|those|these|they|them|their|he|she|his|her|same|both|eso|esa|ese|ella|esta|este|the (?:movie|film|song|track|piece|picture|director|composer|singer))\b|[它佢他她]/u
/** "What did he do in it?" */
const deed = /\bwhat (?:did|does|do|has|have) (?:he|she|they|it)\b/u
const ellipsis =
  /^(?:(?:and|n|y|so|ok|then)? ?(?:what about|how about|and|n|y|que hay de|que tal)|那|咁)\b|^(?:那|咁).*呢$|^(?:and|y) (?:the|in|en|el|la)\b/u
const several =
  /\b(?:they|them|their|both|those|these|pair|two|ellos|ellas|ambas|ambos)\b|佢哋|两(?:部|套|首|个)|他们|它们/u
/** Somebody, if not the one whose films these are. */
const somebody =
  /\b(?:he|she|him|her)\b|\bhis (?!films?\b|movies?\b|pictures?\b)|\bof his\b|\bhers\b|[他她]|佢(?!哋)/u

const other = /\b(?:other|another|second (?:one|piece|song|track)|otra|otro|else)\b|另|[仲还]有/u
const bySame = /\b(?:by|same (?!film|movie|picture|one)|de el|su otra?)\b|同一(?!部|套)|佢|他/u

/** "And the other one?": another of what was spoken of; "the other one by him?": of the same maker. */
const anotherIn = (text: string): 'by the same' | 'one' | undefined =>
  other.test(text) ? (bySame.test(text) ? 'by the same' : 'one') : undefined

/**
 * What was spoken of: rather what the last answer brought up than what its question named, and rather a film where
 * something of a film is asked for, else a track.
 */
function spokenOf(
  catalog: Catalog,
  { query, entities }: Remembered,
  { wants }: Asked,
  another: 'by the same' | 'one' | undefined,
  text: string,
): readonly (readonly Ref[])[] {
  if (another === 'by the same') {
    const others = othersLike(catalog, entities)
    if (others.length > 0) return [others]
  }
  if (another === 'one') {
    const found = ['film', 'track'].flatMap(kind => entities.find(ref => ref.startsWith(`${kind}:`)) ?? [])
    if (found.length > 0) return found.map(ref => [ref])
  }
  const ofFilm = wants.some(kind => kind === 'year' || kind === 'director' || kind === 'actor')
  if (several.test(text)) {
    if (query.named.length > 1) return query.named
    const films = entities.filter(ref => ref.startsWith('film:'))
    if (ofFilm && films.length > 1) return films.map(ref => [ref])
  }
  const namedBefore = new Set(query.named.flat())
  const [person] = [...namedBefore, ...entities].filter(ref => ref.startsWith('person:'))
  if (person && !ofFilm && somebody.test(text)) {
    // "What did he do in it?" speaks of two.
    const thing = deed.test(text) ? entities.find(ref => /^(?:film|track):/.test(ref)) : undefined
    return thing ? [[person], [thing]] : [[person]]
  }
  for (const kind of ofFilm ? ['film', 'track'] : ['track', 'film']) {
    // A claim names first what it is about; tracks further on are only examples.
    const near = kind === 'track' ? entities.slice(0, 2) : entities
    const all = near.filter(ref => ref.startsWith(`${kind}:`))
    const spoken = kind === 'track' ? all.find(one => namedBefore.has(one)) : undefined
    const ref =
      spoken ?? all.find(one => !namedBefore.has(one)) ?? (kind === 'track' || ofFilm ? all[0] : undefined)
    if (ref) return [[ref]]
  }
  return query.named
}

/** The other tracks by who made the one spoken of, in the film where it plays. */
function othersLike(catalog: Catalog, entities: readonly Ref[]): Ref[] {
  const track = entities.flatMap(ref => catalog.findRef(ref) ?? []).find(({ kind }) => kind === 'track')
  if (track?.kind !== 'track') return []
  const makers = [...(track.performers ?? []), ...(track.composers ?? [])]
  return catalog
    .entities('track')
    .filter(other => other.id !== track.id && other.films.some(film => track.films.includes(film)))
    .filter(other =>
      [...(other.performers ?? []), ...(other.composers ?? [])].some(id => makers.includes(id)),
    )
    .map(({ id }): Ref => `track:${id}`)
}
