import type { WordVectors } from '../english/word-vectors.ts'
import { numbered } from '../numbered.ts'
import { type Features, isPair, meanVector, wordPiece } from './features.ts'

/** The pieces that the model knows, by number, and how much each tells by how rare it is. */
export interface Pieces {
  readonly pieces: readonly string[]
  readonly rarity: Float32Array
}

/** Features as the model reads them: numbered pieces of unit length together, and the mean direction of the words. */
export interface Reading {
  readonly numbers: Int32Array
  readonly values: Float32Array
  readonly mean: Float32Array
  /** How long the values were before: how much is known. */
  readonly length: number
}

export interface Vocabulary {
  has(piece: string): boolean
  read(features: Features): Reading
}

/** The rarity of what no line has. */
export const unseen = 6
/** Pieces seen less often tell nothing of other questions. Of pairs of words there are so many that more is asked. */
const seenAtLeast = (piece: string): number => (isPair(piece) ? 3 : 2)

export function createVocabulary({ pieces, rarity }: Pieces, vectors: WordVectors): Vocabulary {
  const numberOf = numbered(pieces)
  const rarityOf = (word: string) => rarity[numberOf.get(wordPiece(word)) ?? -1] ?? unseen
  return {
    has: piece => numberOf.has(piece),
    read(features) {
      const numbers: number[] = []
      const values: number[] = []
      for (const [piece, weight] of features.pieces) {
        const number = numberOf.get(piece)
        if (number === undefined) continue
        numbers.push(number)
        values.push(weight * (rarity[number] ?? 0))
      }
      const length = Math.hypot(...values)
      return {
        numbers: Int32Array.from(numbers),
        values: Float32Array.from(values, value => value / (length || 1)),
        mean: meanVector(vectors, features.words, rarityOf),
        length,
      }
    },
  }
}

/** The pieces that several of these have. */
export function piecesOf(examples: readonly Features[]): Pieces {
  const seen = new Map<string, number>()
  for (const { pieces } of examples)
    for (const piece of pieces.keys()) seen.set(piece, (seen.get(piece) ?? 0) + 1)
  const pieces = [...seen.keys()].filter(piece => (seen.get(piece) ?? 0) >= seenAtLeast(piece))
  return {
    pieces,
    rarity: Float32Array.from(pieces, piece => Math.log(1 + examples.length / (seen.get(piece) ?? 1))),
  }
}
