import { isUnspaced } from './characters.ts'
import { editDistance } from './edit-distance.ts'
import { articles, smallWords } from './fillers.ts'
import { compact, wordsOf } from './fold.ts'
import { hasDigit, neverMistyped, typosAllowed } from './typos.ts'
import { alignWords, type WordAlignment } from './word-alignment.ts'

/** A folded name taken apart. */
export interface NameParts {
  readonly words: readonly string[]
  readonly compact: string
}

/** Phrases, word by word; asked for only where words are over. */
export type Context = () => readonly (readonly string[])[]

export const partsOf = (folded: string): NameParts => ({ words: wordsOf(folded), compact: compact(folded) })

/**
 * From here on two names are taken for the same. Of real names outside the catalog 3.6 % are answered at 0.6,
 * 1.8 % at 0.7 and 1.5 % here; from 0.75 on names typed with a word missing, then those with two typos, are lost
 * (`npm run bench names`).
 */
export const sameName = 0.72
/**
 * How much of what was typed may be words the name does not have: `Tony Leung Ka-fai` is not Tony Leung. With a
 * half, 2.1 % of names outside the catalog are answered.
 */
const mostExtra = 1 / 3
/**
 * Words in another order are less alike than a typo is, so that the name typed in order wins. At 0.99 more typos are
 * ambiguous; at 0.8 one reordered name in 125 is lost.
 */
const outOfOrder = 0.9

/**
 * How alike what was typed is to a name, 0 to 1; at `sameName` and above it is that name with typos, words in
 * another order, or a few words missing or too many. `context` are phrases that may stand beside the name (its
 * performer, its year) and make it neither more nor less alike.
 */
export function likeness(typed: NameParts, name: NameParts, context: Context): number {
  return Math.max(wholeLikeness(typed, name), wordLikeness(typed, name, context))
}

function wholeLikeness(typed: NameParts, name: NameParts): number {
  const [a, b] = [typed.compact, name.compact]
  const most = typosAllowed(a, b)
  if (most === 0 || neverMistyped(a) !== neverMistyped(b)) return 0
  let typos = editDistance(a, b, most)
  if (typos > 1 && withoutDoubles(a) === withoutDoubles(b)) typos = 1
  // Among typos a space too few or too many is one more: `stardust` is not `star last`.
  const spaces = typed.words.length === name.words.length ? 0 : 1
  if (typos + spaces > most || (typos > 1 && rewritesShortWord(typed.words, name.words))) return 0
  return 1 - typos / Math.max(a.length, b.length)
}

function wordLikeness(typed: NameParts, name: NameParts, context: Context): number {
  const alignment = withoutContext(alignWords(typed.words, name.words), context)
  const { found, inOrder, extra } = alignment
  if (!found.some(({ word }) => isNaming(word))) return 0

  const matched = sum(found, ({ word, typos }) => weight(word) * (1 - typos / word.length))
  const nameWeight = sum(name.words, weight)
  const typedWeight = sum(found, ({ word }) => weight(word)) + sum(extra, weight)
  const alike = ((2 * matched) / (nameWeight + typedWeight)) * (inOrder ? 1 : outOfOrder)
  const typos = sum(found, match => match.typos)
  const differs =
    typos > typosAllowed(typed.compact, name.compact) ||
    isAnotherOrder(name, alignment) ||
    isAnotherName(name, alignment) ||
    sum(extra.filter(isNaming), weight) > mostExtra * typedWeight
  return differs ? alike / 2 : alike
}

/** Beside half a name its context tells nothing: `umebayashi theme` may be any theme of his. */
function withoutContext(alignment: WordAlignment, context: Context): WordAlignment {
  if (alignment.extra.length === 0 || alignment.missing.some(isNaming)) return alignment
  let { extra } = alignment
  for (const phrase of context()) {
    const { missing, extra: others } = alignWords(extra, phrase)
    if (!missing.some(isNaming)) extra = others
  }
  return { ...alignment, extra }
}

/** Words may change places where nothing else differs; characters written without spaces may not. */
function isAnotherOrder(name: NameParts, { inOrder, missing, extra }: WordAlignment): boolean {
  return !inOrder && (isUnspaced(name.compact) || [...missing, ...extra].some(word => !articles.has(word)))
}

/** Whether the words missing or too many make it another name, however much the rest is alike. */
function isAnotherName(name: NameParts, { found, missing, extra }: WordAlignment): boolean {
  const [lacks, adds] = [missing.filter(isNaming), extra.filter(isNaming)]
  if ([...lacks, ...adds].some(hasDigit)) return true
  if (adds.length > 0 && found.some(({ typos }) => typos > 0)) return true
  const addsAny = extra.some(word => !articles.has(word))
  return addsAny && (lacks.length > 0 || name.words.filter(isNaming).length === 1)
}

const isNaming = (word: string): boolean => !smallWords.has(word)

const weight = (word: string): number => (isNaming(word) ? word.length : word.length / 4)

const withoutDoubles = (text: string): string => text.replace(/(.)\1+/gu, '$1')

/** `talk to me` is another title than `talk to her`: two typos in up to three letters are another word. */
function rewritesShortWord(typed: readonly string[], name: readonly string[]): boolean {
  return (
    typed.length === name.length &&
    name.some((word, at) => {
      const other = typed[at] ?? ''
      return Math.min(word.length, other.length) <= 3 && editDistance(word, other, 1) > 1
    })
  )
}

const sum = <T>(items: readonly T[], value: (item: T) => number): number =>
  items.reduce((total, item) => total + value(item), 0)
