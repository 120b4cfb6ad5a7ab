import type { WordVectors } from '../english/word-vectors.ts'
import { type Features, meanVector } from './features.ts'
import { sharpness, unseen, type Weights } from './model.ts'

/** A way to ask for a target. */
export interface Example {
  readonly target: string
  readonly features: Features
}

/** Chosen on the questions that are not held out; the model is not sensitive to any of them. */
const rounds = 6
/** The mean of the last rounds tells more than where the last one happens to end. */
const averagedRounds = 4
const step = 0.3
const directionStep = 0.1
/** The share of pieces that is left out of each example, so that none is leant on alone. */
const leftOut = 0.4
/** Pieces seen less often tell nothing of other questions. */
const seenAtLeast = 2
/** Smaller weights change no answer, and need not be kept. */
const keptFrom = 0.3
const firstGradient = 1e-3

/**
 * Learns from examples which pieces speak for which target: multinomial logistic regression by stochastic gradient
 * descent with AdaGrad steps. The same examples in the same order give the same weights.
 */
export function train(examples: readonly Example[], vectors: WordVectors, random: () => number): Weights {
  const targets = [...new Set(examples.map(({ target }) => target))]
  const targetNumber = new Map(targets.map((target, number) => [target, number]))
  const { pieces, rarity } = countPieces(examples)
  const pieceNumber = new Map(pieces.map((piece, number) => [piece, number]))
  const rarityOf = (word: string) => rarity[pieceNumber.get(`w:${word}`) ?? -1] ?? unseen

  const linesOf = new Map<string, number>()
  for (const { target } of examples) linesOf.set(target, (linesOf.get(target) ?? 0) + 1)
  const usual = examples.length / targets.length
  const rows = examples.map(({ target, features }) => {
    const known = [...features.pieces].flatMap(([piece, weight]) => {
      const number = pieceNumber.get(piece)
      return number === undefined ? [] : [{ number, value: weight * (rarity[number] ?? 0) }]
    })
    const length = Math.hypot(...known.map(({ value }) => value)) || 1
    return {
      target: targetNumber.get(target) ?? 0,
      // What can be asked in many ways would else outweigh what has few lines.
      weight: Math.sqrt(usual / (linesOf.get(target) ?? usual)),
      pieces: Int32Array.from(known, ({ number }) => number),
      values: Float32Array.from(known, ({ value }) => value / length),
      mean: meanVector(vectors, features.words, rarityOf),
    }
  })

  const width = targets.length
  const weights = new Float32Array(pieces.length * width)
  const gradients = new Float32Array(pieces.length * width).fill(firstGradient)
  const directions = new Float32Array(vectors.dimensions * width)
  const directionGradients = new Float32Array(vectors.dimensions * width).fill(firstGradient)
  const scores = new Float64Array(width)
  const averaged = new Float32Array(weights.length)
  const averagedDirections = new Float32Array(directions.length)
  const addAverage = (sum: Float32Array, matrix: Float32Array) => {
    for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + (matrix[at] ?? 0) / averagedRounds
  }

  const addScores = (matrix: Float32Array, row: number, times: number) => {
    const start = row * width
    for (let target = 0; target < width; target++)
      scores[target] = (scores[target] ?? 0) + times * (matrix[start + target] ?? 0)
  }
  const learn = (matrix: Float32Array, sums: Float32Array, row: number, value: number, rate: number) => {
    const start = row * width
    for (let target = 0; target < width; target++) {
      const gradient = value * (scores[target] ?? 0)
      const sum = (sums[start + target] ?? 0) + gradient * gradient
      sums[start + target] = sum
      matrix[start + target] = (matrix[start + target] ?? 0) - (rate * gradient) / Math.sqrt(sum)
    }
  }

  const order = Int32Array.from(rows.keys())
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random)
    for (const number of order) {
      const row = rows[number]
      if (!row) continue
      const kept = Array.from(row.pieces.keys()).filter(() => random() >= leftOut)
      scores.fill(0)
      for (const at of kept) addScores(weights, row.pieces[at] ?? 0, sharpness * (row.values[at] ?? 0))
      row.mean.forEach((value, dimension) => {
        if (value !== 0) addScores(directions, dimension, sharpness * value)
      })
      // From here on the scores are what each target's likelihood is too much.
      toLikelihoods(scores)
      scores[row.target] = (scores[row.target] ?? 0) - 1
      for (let target = 0; target < width; target++) scores[target] = (scores[target] ?? 0) * row.weight
      for (const at of kept) learn(weights, gradients, row.pieces[at] ?? 0, row.values[at] ?? 0, step)
      row.mean.forEach((value, dimension) => {
        if (value !== 0) learn(directions, directionGradients, dimension, value, directionStep)
      })
    }
    if (round >= rounds - averagedRounds) {
      addAverage(averaged, weights)
      addAverage(averagedDirections, directions)
    }
  }
  return {
    targets,
    pieces,
    rarity,
    ...thinned(averaged, pieces.length, width),
    ...inBytes(averagedDirections),
  }
}

function countPieces(examples: readonly Example[]): { pieces: string[]; rarity: Float32Array } {
  const seen = new Map<string, number>()
  for (const { features } of examples)
    for (const piece of features.pieces.keys()) seen.set(piece, (seen.get(piece) ?? 0) + 1)
  const pieces = [...seen.keys()].filter(piece => (seen.get(piece) ?? 0) >= seenAtLeast)
  return {
    pieces,
    rarity: Float32Array.from(pieces, piece => Math.log(1 + examples.length / (seen.get(piece) ?? 1))),
  }
}

function toLikelihoods(scores: Float64Array): void {
  let most = Number.NEGATIVE_INFINITY
  for (const score of scores) if (score > most) most = score
  let sum = 0
  for (let at = 0; at < scores.length; at++) {
    const raised = Math.exp((scores[at] ?? 0) - most)
    scores[at] = raised
    sum += raised
  }
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) / sum
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const kept = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = kept
  }
}

/** The weights that matter, row by row, in eight bits. */
function thinned(
  weights: Float32Array,
  height: number,
  width: number,
): Pick<Weights, 'starts' | 'entryTargets' | 'entryValues' | 'scale'> {
  const scale = 127 / largest(weights)
  const starts = new Uint32Array(height + 1)
  const entryTargets: number[] = []
  const entryValues: number[] = []
  for (let row = 0; row < height; row++) {
    for (let target = 0; target < width; target++) {
      const weight = weights[row * width + target] ?? 0
      if (Math.abs(weight) < keptFrom) continue
      entryTargets.push(target)
      entryValues.push(Math.round(weight * scale))
    }
    starts[row + 1] = entryTargets.length
  }
  return {
    starts,
    entryTargets: Uint16Array.from(entryTargets),
    entryValues: Int8Array.from(entryValues),
    scale,
  }
}

function inBytes(directions: Float32Array): Pick<Weights, 'directions' | 'directionScale'> {
  const directionScale = 127 / largest(directions)
  return {
    directions: Int8Array.from(directions, value => Math.round(value * directionScale)),
    directionScale,
  }
}

const largest = (values: Float32Array): number =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6)
