import fc from 'fast-check'

/** What holds whatever somebody sends. */
export interface Property {
  readonly name: string
  /** Tries it with so many values; gives how long the slowest took, in milliseconds. Rejects with one for which it does not hold. */
  holds(runs: number): Promise<number>
}

/** A property of all these values: what is made ready once resolves with each of them. */
export const property = <T>(
  name: string,
  values: fc.Arbitrary<T>,
  prepare: () => Promise<(value: T) => Promise<void>>,
): Property => ({
  name,
  async holds(runs) {
    const check = await prepare()
    const timed = async (value: T) => {
      const began = performance.now()
      await check(value)
      return performance.now() - began
    }
    let slowest = 0
    const tried = fc.asyncProperty(values, async value => {
      let ms = await timed(value)
      // What else the machine does takes time once, the value every time.
      if (ms > slowest) ms = Math.min(ms, await timed(value), await timed(value))
      slowest = Math.max(slowest, ms)
    })
    await fc.assert(tried, { numRuns: runs, endOnFailure: runs > 1_000 })
    return slowest
  },
})
