import type { Ref } from '../../catalog/schema.ts'
import type { WordVectors } from '../english/word-vectors.ts'
import type { Linked } from '../mentions.ts'
import { termsOf } from '../terms.ts'

/** What a question or a line is made of, for the model: named pieces with a weight each, and the mean of its words. */
export interface Features {
  readonly pieces: ReadonlyMap<string, number>
  /** The words outside names that ordinary English has. */
  readonly words: readonly string[]
}

const weights = { term: 1, inherited: 0.7, name: 1, word: 0.5, pair: 0.5, letters: 0.3 }
const lettersLong = 4

/** The piece that stands for a word as it is written. */
export const wordPiece = (word: string): string => `w:${word}`

export const isPair = (piece: string): boolean => piece.startsWith('b:')

/**
 * Terms, names, words, neighbouring words, and the letters of longer words, which survive typos and endings. What
 * is named by the question before counts as named, and its terms as terms.
 */
export function featuresOf(
  { words, mentions, rest }: Linked,
  alsoNamed: readonly Ref[] = [],
  inherited: readonly string[] = [],
): Features {
  const pieces = new Map<string, number>()
  const add = (piece: string, weight: number) => pieces.set(piece, (pieces.get(piece) ?? 0) + weight)
  for (const term of termsOf(rest)) add(`t:${term}`, weights.term)
  for (const term of inherited) add(`t:${term}`, weights.inherited)
  const named = new Set([...mentions.flatMap(({ refs }) => refs), ...alsoNamed])
  for (const ref of named) add(`n:${ref}`, weights.name)
  const texts = words.map(({ text }) => text)
  for (const text of new Set(texts)) add(wordPiece(text), weights.word)
  texts.slice(1).forEach((text, at) => {
    add(`b:${texts[at]} ${text}`, weights.pair)
  })
  const unnamed = [...new Set(rest.map(({ text }) => text))]
  for (const text of unnamed)
    for (let at = 0; text.length > lettersLong && at + lettersLong <= text.length; at++)
      add(`l:${text.slice(at, at + lettersLong)}`, weights.letters)
  return { pieces, words: unnamed }
}

/** The mean direction of some words, rarer ones counting more; all zero where none is known. */
export function meanVector(
  vectors: WordVectors,
  words: readonly string[],
  rarity: (word: string) => number,
): Float32Array {
  const mean = new Float32Array(vectors.dimensions)
  for (const word of words) vectors.addTo(mean, word, rarity(word))
  const length = Math.hypot(...mean)
  return length > 0 ? mean.map(value => value / length) : mean
}
