import type { Weights } from './model.ts'

/** Weights that are smaller in eight bits change no answer, and need not be kept. */
const keptFrom = 5

/** The weights that matter, row by row, in eight bits. */
export function thinned(
  weights: Float32Array,
  height: number,
  width: number,
): Pick<Weights, 'starts' | 'entryColumns' | 'entryValues' | 'scale'> {
  const scale = 127 / largest(weights)
  const starts = new Uint32Array(height + 1)
  const entryColumns: number[] = []
  const entryValues: number[] = []
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const value = Math.round((weights[row * width + column] ?? 0) * scale)
      if (Math.abs(value) < keptFrom) continue
      entryColumns.push(column)
      entryValues.push(value)
    }
    starts[row + 1] = entryColumns.length
  }
  return {
    starts,
    entryColumns: Uint16Array.from(entryColumns),
    entryValues: Int8Array.from(entryValues),
    scale,
  }
}

/** All of them, in eight bits. */
export function inBytes(directions: Float32Array): Pick<Weights, 'directions' | 'directionScale'> {
  const directionScale = 127 / largest(directions)
  return {
    directions: Int8Array.from(directions, value => Math.round(value * directionScale)),
    directionScale,
  }
}

const largest = (values: Float32Array): number =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6)
