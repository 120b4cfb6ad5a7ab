import type { WordVectors } from '../english/word-vectors.ts'
import type { Features } from './features.ts'
import { addTraits, sharpness, traitCounts, type Weights } from './model.ts'
import { inBytes, thinned } from './thin.ts'
import type { TraitsOf } from './traits.ts'
import { createVocabulary, piecesOf } from './vocabulary.ts'

/** A way to ask for a target. */
export interface Example {
  readonly target: string
  readonly features: Features
}

/** Chosen by what they make of ways to ask that somebody else wrote. */
const rounds = 12
/** The mean of the last rounds tells more than where the last one happens to end. */
const averagedRounds = 6
const step = 0.3
const directionStep = 0.1
/** The share of pieces that is left out of each example, so that none is leant on alone. */
const leftOut = 0.4
const firstGradient = 1e-3
/** Likelihoods that are wrong by less move nothing; most are, and to leave them out makes it three times as fast. */
const negligible = 3e-4

/**
 * Learns from examples which pieces speak for which target and for which trait: multinomial logistic regression by
 * stochastic gradient descent with AdaGrad steps. The same examples in the same order give the same weights.
 */
export function train(
  examples: readonly Example[],
  vectors: WordVectors,
  random: () => number,
  traitsOf: TraitsOf = () => [],
): Weights {
  const targets = [...new Set(examples.map(({ target }) => target))]
  const targetNumber = new Map(targets.map((target, number) => [target, number]))
  const traitNames = [...new Set(targets.flatMap(traitsOf))]
  const traitColumn = new Map(traitNames.map((trait, number) => [trait, targets.length + number]))
  const traits = targets.map(target => traitsOf(target).map(trait => traitColumn.get(trait) ?? 0))
  const columns = targets.length + traitNames.length

  const known = piecesOf(examples.map(({ features }) => features))
  const { read } = createVocabulary(known, vectors)
  const linesOf = new Map<string, number>()
  for (const { target } of examples) linesOf.set(target, (linesOf.get(target) ?? 0) + 1)
  const usual = examples.length / targets.length
  const rows = examples.map(({ target, features }) => ({
    ...read(features),
    target: targetNumber.get(target) ?? 0,
    // What can be asked in many ways would else outweigh what has few lines.
    weight: Math.sqrt(usual / (linesOf.get(target) ?? usual)),
  }))

  const weights = createMatrix(known.pieces.length, columns, step)
  const directions = createMatrix(vectors.dimensions, columns, directionStep)
  const scores = new Float64Array(columns)
  const order = Int32Array.from(rows.keys())
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random)
    for (const number of order) {
      const row = rows[number]
      if (!row) continue
      const kept = Array.from(row.numbers.keys()).filter(() => random() >= leftOut)
      scores.fill(0)
      for (const at of kept) weights.addRow(scores, row.numbers[at] ?? 0, sharpness * (row.values[at] ?? 0))
      row.mean.forEach((value, dimension) => {
        if (value !== 0) directions.addRow(scores, dimension, sharpness * value)
      })
      addTraits(scores, traits)
      // From here on the scores are what each target's likelihood is too much.
      toLikelihoods(scores.subarray(0, targets.length))
      scores[row.target] = (scores[row.target] ?? 0) - 1
      for (let target = 0; target < targets.length; target++)
        scores[target] = (scores[target] ?? 0) * row.weight
      shareAmongTraits(scores, traits)
      const moved = Int32Array.from(scores.keys()).filter(
        column => Math.abs(scores[column] ?? 0) >= negligible,
      )
      for (const at of kept) weights.learn(row.numbers[at] ?? 0, row.values[at] ?? 0, scores, moved)
      row.mean.forEach((value, dimension) => {
        if (value !== 0) directions.learn(dimension, value, scores, moved)
      })
    }
    if (round >= rounds - averagedRounds) for (const matrix of [weights, directions]) matrix.addToMean()
  }
  return {
    ...known,
    targets,
    traits,
    columns,
    ...thinned(weights.mean, known.pieces.length, columns),
    ...inBytes(directions.mean),
  }
}

/** Numbers to be learned, with what AdaGrad keeps of each, and their mean over the last rounds. */
function createMatrix(height: number, width: number, rate: number) {
  const values = new Float32Array(height * width)
  const gradients = new Float32Array(height * width).fill(firstGradient)
  const mean = new Float32Array(height * width)
  return {
    mean,
    addRow(scores: Float64Array, row: number, times: number) {
      const start = row * width
      for (let column = 0; column < width; column++)
        scores[column] = (scores[column] ?? 0) + times * (values[start + column] ?? 0)
    },
    learn(row: number, value: number, wrong: Float64Array, moved: Int32Array) {
      const start = row * width
      for (const column of moved) {
        const gradient = value * (wrong[column] ?? 0)
        const sum = (gradients[start + column] ?? 0) + gradient * gradient
        gradients[start + column] = sum
        values[start + column] = (values[start + column] ?? 0) - (rate * gradient) / Math.sqrt(sum)
      }
    },
    addToMean() {
      for (let at = 0; at < mean.length; at++) mean[at] = (mean[at] ?? 0) + (values[at] ?? 0) / averagedRounds
    },
  }
}

/** Each trait takes its part of what its targets are wrong by. */
function shareAmongTraits(wrong: Float64Array, traits: readonly (readonly number[])[]): void {
  wrong.fill(0, traits.length)
  traits.forEach((columns, target) => {
    const part = traitCounts * (wrong[target] ?? 0)
    for (const column of columns) wrong[column] = (wrong[column] ?? 0) + part
  })
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
