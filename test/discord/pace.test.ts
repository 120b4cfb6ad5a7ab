import { expect, it } from 'vitest'
import { createPace } from '../../src/discord/pace.ts'

/** A pace of 50 a second on a clock of its own; gives when each of so many turns came, in milliseconds. */
async function turns(count: number, standsStillAt = -1): Promise<number[]> {
  let elapsed = 0
  const turn = createPace(50, {
    elapsed: () => elapsed,
    after(milliseconds, run) {
      elapsed += milliseconds
      run()
      return () => {}
    },
  })
  const came: number[] = []
  const all = Array.from({ length: count }, async (_, n) => {
    await turn()
    if (n === standsStillAt) elapsed += 500
    came.push(elapsed)
  })
  await Promise.all(all)
  return came
}

it('lets a few through at once, and those that wait evenly', async () => {
  const came = await turns(50)
  expect(came.slice(0, 5)).toEqual([0, 0, 0, 20, 40])
  expect(came.at(-1)).toBe(940)
})

it('lets no burst through after a standstill', async () => {
  const came = await turns(30, 9)
  const within = (from: number, to: number) => came.filter(at => at >= from && at < to).length
  const [stood = 0] = came.filter(at => at > 500)
  expect(within(stood, stood + 100)).toBeLessThanOrEqual(8)
})

it('lets who comes seldom through at once', async () => {
  let elapsed = 0
  const turn = createPace(50, {
    elapsed: () => elapsed,
    after: () => {
      throw new Error('it waited')
    },
  })
  for (let n = 0; n < 5; n++) {
    await turn()
    elapsed += 25
  }
})
