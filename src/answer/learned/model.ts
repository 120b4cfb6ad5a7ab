import type { WordVectors } from '../english/word-vectors.ts'
import { type Features, wordPiece } from './features.ts'
import { createVocabulary, type Pieces, unseen } from './vocabulary.ts'

/** What was learned: of which pieces a question for each target is made. Plain numbers, so that it can be written. */
export interface Weights extends Pieces {
  /** What can be asked for: `claim:` or `gap:` and an id. */
  readonly targets: readonly string[]
  /** The traits of each target, as columns: those after the targets' own. */
  readonly traits: readonly (readonly number[])[]
  /** How many columns there are, of targets and traits. */
  readonly columns: number
  /** Where the entries of each piece begin, and after the last where they end. */
  readonly starts: Uint32Array
  /** The column of each entry, … */
  readonly entryColumns: Uint16Array
  /** … and what it adds, times `scale`. */
  readonly entryValues: Int8Array
  /** What each dimension of the mean vector adds to each column, times `scale`; row by row. */
  readonly directions: Int8Array
  readonly scale: number
  readonly directionScale: number
}

/** How likely each target is what a question asks for; those that are very unlikely are left out. */
export type Likelihoods = ReadonlyMap<string, number>
export interface Model {
  likelihoods(features: Features): Likelihoods
  /** Whether it has learned a word, in whatever language. */
  knows(word: string): boolean
}

/** How sharply the scores of targets are told apart. */
export const sharpness = 4
/** What a trait adds to its targets, against what is learned of each target alone. */
export const traitCounts = 0.3
const unlikely = 0.005

/** Multinomial logistic regression over pieces and the mean vector, from its weights. */
export function createModel(weights: Weights, vectors: WordVectors): Model {
  const { targets, traits, columns, starts, entryColumns, entryValues, directions } = weights
  const vocabulary = createVocabulary(weights, vectors)

  const likelihoodsOf = (features: Features): Likelihoods => {
    const { numbers, values, mean, length } = vocabulary.read(features)
    if (length === 0) return new Map()

    const scores = new Float64Array(columns)
    numbers.forEach((number, at) => {
      const times = (values[at] ?? 0) * (sharpness / weights.scale)
      for (let entry = starts[number] ?? 0; entry < (starts[number + 1] ?? 0); entry++) {
        const column = entryColumns[entry] ?? 0
        scores[column] = (scores[column] ?? 0) + times * (entryValues[entry] ?? 0)
      }
    })
    mean.forEach((value, dimension) => {
      if (value === 0) return
      const times = value * (sharpness / weights.directionScale)
      const row = dimension * columns
      for (let column = 0; column < columns; column++)
        scores[column] = (scores[column] ?? 0) + times * (directions[row + column] ?? 0)
    })
    addTraits(scores, traits)
    let strange = 0
    for (const [piece, weight] of features.pieces)
      if (piece.startsWith('t:') && !vocabulary.has(piece)) strange += (weight * unseen) ** 2
    const understood = 1 - strange / (strange + length ** 2)
    return likelihoods(targets, scores, understood)
  }
  return { likelihoods: likelihoodsOf, knows: word => vocabulary.has(wordPiece(word)) }
}

/** Adds the scores of their traits to those of targets. */
export function addTraits(scores: Float64Array, traits: readonly (readonly number[])[]): void {
  traits.forEach((columns, target) => {
    let sum = 0
    for (const column of columns) sum += scores[column] ?? 0
    scores[target] = (scores[target] ?? 0) + traitCounts * sum
  })
}

function likelihoods(targets: readonly string[], all: Float64Array, understood: number): Likelihoods {
  const scores = all.subarray(0, targets.length)
  const most = scores.reduce((best, score) => Math.max(best, score), Number.NEGATIVE_INFINITY)
  const raised = scores.map(score => Math.exp(score - most))
  const sum = raised.reduce((total, value) => total + value, 0)
  return new Map(
    targets.flatMap((target, number) => {
      const likelihood = ((raised[number] ?? 0) / sum) * understood
      return likelihood > unlikely ? [[target, likelihood]] : []
    }),
  )
}
