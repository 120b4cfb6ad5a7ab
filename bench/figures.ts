import { setImmediate } from 'node:timers/promises'

/** The value that a share (0 to 1) of the others lies below; 0 of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** With as many digits as say something: 0.012, 1.24, 17.3, 204. */
export function round(value: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(3))
}

/** A part of a whole in percent, to one digit; a dash of nothing. */
export const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : ((100 * part) / whole).toFixed(1)

export const megabytes = (bytes: number): number => round(bytes / 2 ** 20)

/** Heap and array buffers in use, in bytes, once what nobody needs is gone. Needs --expose-gc. */
export async function memoryInUse(): Promise<number> {
  // What is let go of in one turn of the event loop may be collected in the next.
  for (let n = 0; n < 3; n++) {
    await setImmediate()
    globalThis.gc?.()
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
