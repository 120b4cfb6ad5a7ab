import type { WordVectors } from '../english/word-vectors.ts'
import { type Features, meanVector } from './features.ts'

/** What was learned: of which pieces a question for each target is made. Plain numbers, so that it can be written. */
export interface Weights {
  /** What can be asked for: `claim:` or `gap:` and an id. */
  readonly targets: readonly string[]
  readonly pieces: readonly string[]
  /** How much each piece tells, by how rare it is. */
  readonly rarity: Float32Array
  /** Where the entries of each piece begin, and after the last where they end. */
  readonly starts: Uint32Array
  /** The target of each entry, … */
  readonly entryTargets: Uint16Array
  /** … and what it adds, times `scale`. */
  readonly entryValues: Int8Array
  /** What each dimension of the mean vector adds to each target, times `scale`; row by row. */
  readonly directions: Int8Array
  readonly scale: number
  readonly directionScale: number
}

/** How likely each target is what a question asks for; those that are very unlikely are left out. */
export type Likelihoods = ReadonlyMap<string, number>
export type Model = (features: Features) => Likelihoods

/** How sharply the scores of targets are told apart. */
export const sharpness = 4
const unlikely = 0.005
/** The rarity of a word that no line has. */
export const unseen = 6

/** Multinomial logistic regression over pieces and the mean vector, from its weights. */
export function createModel(weights: Weights, vectors: WordVectors): Model {
  const { targets, pieces, rarity, starts, entryTargets, entryValues, directions } = weights
  const numberOf = new Map(pieces.map((piece, number) => [piece, number]))
  const rarityOf = (word: string) => rarity[numberOf.get(`w:${word}`) ?? -1] ?? unseen

  return features => {
    const known: { number: number; value: number }[] = []
    let strange = 0
    for (const [piece, weight] of features.pieces) {
      const number = numberOf.get(piece)
      if (number !== undefined) known.push({ number, value: weight * (rarity[number] ?? 0) })
      else if (piece.startsWith('t:')) strange += (weight * unseen) ** 2
    }
    const length = Math.hypot(...known.map(({ value }) => value))
    if (length === 0) return new Map()

    const scores = new Float64Array(targets.length)
    for (const { number, value } of known) {
      const times = (value / length) * (sharpness / weights.scale)
      for (let at = starts[number] ?? 0; at < (starts[number + 1] ?? 0); at++) {
        const target = entryTargets[at] ?? 0
        scores[target] = (scores[target] ?? 0) + times * (entryValues[at] ?? 0)
      }
    }
    meanVector(vectors, features.words, rarityOf).forEach((value, dimension) => {
      const times = value * (sharpness / weights.directionScale)
      const row = dimension * targets.length
      for (let target = 0; target < targets.length; target++)
        scores[target] = (scores[target] ?? 0) + times * (directions[row + target] ?? 0)
    })
    const understood = 1 - strange / (strange + length ** 2)
    return likelihoods(targets, scores, understood)
  }
}

function likelihoods(targets: readonly string[], scores: Float64Array, understood: number): Likelihoods {
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
