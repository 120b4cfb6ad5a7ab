import { isUnspaced, unspaced } from './characters.ts'
import { editDistance } from './edit-distance.ts'
import { articles, smallWords } from './fillers.ts'
import { compact, wordsOf } from './fold.ts'

/** A folded name taken apart. */
export interface NameParts {
  readonly words: readonly string[]
  readonly compact: string
}

export const partsOf = (folded: string): NameParts => ({ words: wordsOf(folded), compact: compact(folded) })

/** How many letters may be wrong: none in a name of up to three letters, one of up to seven, then two. */
export function typosAllowed(typed: string, name: string): number {
  if (typed.length < 3 || name.length <= 3) return 0
  return name.length <= 7 ? 1 : 2
}

/** From here on two names are taken for the same. */
export const sameName = 0.7
/** How much of what was typed may be words the name does not have. */
const mostExtra = 1 / 3
/** Words in another order are a little less alike, so that of two names with the same words the right one wins. */
const outOfOrder = 0.9

/**
 * How alike what was typed is to a name, 0 to 1; at `sameName` and above it is that name with typos, words in
 * another order, or a few words missing or too many. `context` are words that may stand beside the name (its
 * performer, its year) and make it neither more nor less alike.
 */
export function likeness(typed: NameParts, name: NameParts, context: () => readonly string[]): number {
  return Math.max(wholeLikeness(typed, name), wordLikeness(typed, name, context))
}

function wholeLikeness(typed: NameParts, name: NameParts): number {
  const [a, b] = [typed.compact, name.compact]
  const most = typosAllowed(a, b)
  if (most === 0 || neverMistyped(a) !== neverMistyped(b)) return 0
  let typos = editDistance(a, b, most)
  if (typos > 1 && withoutDoubles(a) === withoutDoubles(b)) typos = 1
  if (typos > most || (typos > 1 && rewritesShortWord(typed.words, name.words))) return 0
  return 1 - typos / Math.max(a.length, b.length)
}

function wordLikeness(typed: NameParts, name: NameParts, context: () => readonly string[]): number {
  const left = [...typed.words]
  const found: { word: string; at: number; typos: number }[] = []
  const missing: string[] = []
  for (const word of name.words) {
    const { at, typos } = nearest(word, left)
    if (at < 0) missing.push(word)
    else {
      left[at] = ''
      found.push({ word, at, typos })
    }
  }
  const unmatched = left.filter(word => word !== '')
  // Beside half a name its context tells nothing: `umebayashi theme` may be any theme of his.
  const extra = missing.some(isNaming) ? unmatched : unmatched.filter(word => nearest(word, context()).at < 0)
  if (!found.some(({ word }) => isNaming(word))) return 0

  const matched = sum(found, ({ word, typos }) => weight(word) * (1 - typos / word.length))
  const nameWeight = sum(name.words, weight)
  const typedWeight = sum(found, ({ word }) => weight(word)) + sum(extra, weight)
  const inOrder = found.every(({ at }, place) => at > (found[place - 1]?.at ?? -1))
  const alike = ((2 * matched) / (nameWeight + typedWeight)) * (inOrder ? 1 : outOfOrder)
  const differs =
    sum(found, ({ typos }) => typos) > typosAllowed(typed.compact, name.compact) ||
    (!inOrder && [...missing, ...extra].some(isNaming)) ||
    (!inOrder && name.words.some(isUnspaced)) ||
    isAnotherName(name.words, missing, extra, typedWeight)
  return differs ? alike / 2 : alike
}

/** Whether the words missing or too many make it another name, however much the rest is alike. */
function isAnotherName(
  name: readonly string[],
  missing: readonly string[],
  extra: readonly string[],
  typedWeight: number,
): boolean {
  const [lacks, adds] = [missing.filter(isNaming), extra.filter(isNaming)]
  if ([...lacks, ...adds].some(hasDigit)) return true
  const addsAny = extra.some(word => !articles.has(word))
  if (addsAny && (lacks.length > 0 || name.filter(isNaming).length === 1)) return true
  return sum(adds, weight) > mostExtra * typedWeight
}

/** The place of the word that is this one, typos allowed for, or -1. */
function nearest(word: string, among: readonly string[]): { at: number; typos: number } {
  const exactly = among.indexOf(word)
  if (exactly >= 0) return { at: exactly, typos: 0 }
  let found = { at: -1, typos: Number.POSITIVE_INFINITY }
  if (hasDigit(word)) return found
  for (const [at, other] of among.entries()) {
    const most = typosAllowed(other, word)
    if (most === 0 || Math.abs(word.length - other.length) > most) continue
    const typos = editDistance(word, other, most)
    if (typos <= most && typos < found.typos) found = { at, typos }
  }
  return found
}

const weight = (word: string): number => (smallWords.has(word) ? word.length / 4 : word.length)

const isNaming = (word: string): boolean => !smallWords.has(word)

const hasDigit = (word: string): boolean => /\d/.test(word)

/** What no typo changes: numbers (2047 is not 2046), and letters among Chinese characters. */
const neverMistyped = (text: string): string =>
  isUnspaced(text) ? text.replace(unspaced, ' ') : text.replace(/\D+/g, ' ')

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
