import type { Catalog } from '../catalog/catalog.ts'
import type { Entity } from '../catalog/entity.ts'
import { refOf } from '../catalog/entity.ts'
import { editDistance } from '../catalog/names/edit-distance.ts'
import { entityKinds, type Ref } from '../catalog/schema.ts'
import type { Spelling } from './spelling.ts'
import { isStopWord } from './stop-words.ts'
import type { Reader, Word } from './words.ts'

/** Entities that a stretch of the question names: several where they share the name. */
export interface Mention {
  readonly refs: readonly Ref[]
  /** First word, and the first word after it. */
  readonly from: number
  readonly to: number
}

/** A question with the names in it found, and the words that are left. */
export interface Linked {
  readonly words: readonly Word[]
  readonly mentions: readonly Mention[]
  /** The words outside all mentions. */
  readonly rest: readonly Word[]
}

/** Finds the names in the words of a question, or in a line of ours, where spelling needs no forgiving. */
export type Linker = (words: readonly Word[], forgiving: boolean) => Linked

interface Name {
  readonly words: readonly string[]
  readonly ref: Ref
  /** An everyday word or a short abbreviation that names something only when typed in capitals or as a title. */
  readonly needsCapitals: boolean
}

const longestName = 12

/**
 * Finds the entities that are named in a question, the longest name first, in any spelling that the catalog
 * knows or that is a letter or two from it.
 */
export function createLinker(
  catalog: Catalog,
  everyday: (word: string, ref: Ref) => boolean,
  spelling: Spelling,
  { read, respelt }: Reader,
): Linker {
  const names = new Map<string, Name[]>()
  const bySecondWord = new Map<string, Name[]>()
  const add = (ref: Ref, text: string) => {
    const words = withoutArticle(read(text).map(word => word.text))
    const [first] = words
    if (first === undefined || words.length > longestName) return
    const needsCapitals = words.length === 1 && everyday(first, ref)
    const group = names.get(first) ?? []
    if (group.some(name => name.ref === ref && name.words.join(' ') === words.join(' '))) return
    const name = { words, ref, needsCapitals }
    names.set(first, [...group, name])
    const [, second] = words
    if (second && !isStopWord(second)) bySecondWord.set(second, [...(bySecondWord.get(second) ?? []), name])
  }
  for (const kind of entityKinds)
    if (kind !== 'theme')
      for (const entity of catalog.entities(kind))
        for (const name of namesOf(entity)) add(refOf(entity), name)
  for (const [part, ref] of partsOfPersonNames(catalog)) if (!everyday(part, ref)) add(ref, part)

  return (typed, forgiving) => {
    const words = !forgiving
      ? typed
      : typed.map(word => {
          const known = word.han ? undefined : spelling(word.text)
          return known === undefined || known === word.text ? word : respelt(word, known)
        })
    const mentions: Mention[] = []
    const rest: Word[] = []
    let at = 0
    while (at < words.length) {
      const mention = mentionAt(words, at, names, forgiving ? bySecondWord : undefined)
      const word = words[at]
      if (mention) mentions.push(mention)
      else if (word) rest.push(word)
      at = mention ? mention.to : at + 1
    }
    return { words, mentions, rest }
  }
}

type NamesByWord = ReadonlyMap<string, readonly Name[]>

/** The longest name that begins here; where none fits exactly, one of several words with a slip in one of them. */
function mentionAt(
  words: readonly Word[],
  at: number,
  byFirstWord: NamesByWord,
  bySecondWord: NamesByWord | undefined,
): Mention | undefined {
  const text = (offset: number) => words[at + offset]?.text ?? ''
  const beginning = byFirstWord.get(text(0)) ?? []
  const exact = beginning.filter(
    name =>
      name.words.every((word, offset) => text(offset) === word) &&
      !(name.needsCapitals && !words[at]?.capitals),
  )
  const slips = () =>
    [...beginning, ...(bySecondWord?.get(text(1)) ?? [])].filter(name => hasOneSlip(name, text))
  const found = exact.length > 0 || !bySecondWord ? exact : slips()
  const longest = Math.max(0, ...found.map(name => name.words.length))
  if (longest === 0) return undefined
  const refs = [...new Set(found.filter(name => name.words.length === longest).map(name => name.ref))]
  return { refs, from: at, to: at + longest }
}

/** Whether all words of a name but one are there, and that one nearly. */
function hasOneSlip({ words }: Name, text: (offset: number) => string): boolean {
  const wrong = words.flatMap((word, offset) =>
    text(offset) === word ? [] : [{ word, typed: text(offset) }],
  )
  const [slip] = wrong
  if (!slip || wrong.length > 1 || words.length < 2 || slip.word.length < 4) return false
  const most = slip.word.length < 7 ? 1 : 2
  return (
    words.some(word => word !== slip.word && word.length > 3 && !isStopWord(word)) &&
    editDistance(slip.typed, slip.word, most) <= most
  )
}

/** Every text by which an entity may be named. */
export function namesOf(entity: Entity): string[] {
  const all = entity.kind === 'person' ? [entity.name, entity.fullName, entity.nativeName] : [entity.title]
  if (entity.kind === 'film') all.push(entity.originalTitle)
  if (entity.kind === 'track') all.push(...entity.otherTitles)
  if (entity.kind === 'film' || entity.kind === 'track')
    all.push(entity.chinese?.traditional, entity.chinese?.simplified)
  return [...all.filter(name => name !== undefined), ...entity.aliases]
}

/** First names and surnames that only one person has. */
function partsOfPersonNames(catalog: Catalog): [string, Ref][] {
  const owners = new Map<string, Set<Ref>>()
  for (const person of catalog.entities('person'))
    for (const part of person.name.split(/[^\p{L}]+/u).filter(part => part.length >= 4)) {
      const key = part.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
      owners.set(key, (owners.get(key) ?? new Set()).add(refOf({ ...person })))
    }
  return [...owners].flatMap(([part, refs]) =>
    [...refs].slice(0, refs.size === 1 ? 1 : 0).map((ref): [string, Ref] => [part, ref]),
  )
}

const withoutArticle = (words: string[]): string[] =>
  words.length > 1 && (words[0] === 'the' || words[0] === 'a') ? words.slice(1) : words
