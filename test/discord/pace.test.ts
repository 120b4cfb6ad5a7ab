import { expect, it } from 'vitest'
import { createPace } from '../../src/discord/pace.ts'

/** Takes all these turns at once; gives the waits in milliseconds before those that had to wait. */
function waitsFor(turns: number, perSecond: number, passes = 0): number[] {
  let elapsed = 0
  const waits: number[] = []
  const turn = createPace(perSecond, {
    elapsed: () => elapsed,
    after: milliseconds => {
      waits.push(milliseconds)
      return () => {}
    },
  })
  for (let n = 0; n < turns; n++) {
    void turn()
    elapsed += passes
  }
  return waits
}

it('the first may go at once, the others evenly one after the other', () => {
  expect(waitsFor(4, 50)).toEqual([20, 40, 60])
})

it('who comes seldom never waits', () => {
  expect(waitsFor(4, 50, 25)).toEqual([])
})
