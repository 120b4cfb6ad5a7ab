import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createRateLimit } from '../../src/bot/rate-limit.ts'

function createLimit() {
  let now = 0
  const limit = createRateLimit({ burst: 3, refillMs: 1_000, elapsed: () => now })
  const wait = (milliseconds: number) => {
    now += milliseconds
  }
  const take = (times: number, who = 'a') => Array.from({ length: times }, () => limit.take(who).allowed)
  return { limit, wait, take }
}

it('allows a burst, then says how long to wait', () => {
  const { limit, take, wait } = createLimit()
  expect(take(3)).toEqual([true, true, true])
  wait(400)
  expect(limit.take('a')).toEqual({ allowed: false, waitMs: 600, repeated: false })
})

it('allows one more after each interval, and never more than the burst', () => {
  const { take, wait } = createLimit()
  take(3)
  wait(1_000)
  expect(take(2)).toEqual([true, false])
  wait(3_600_000)
  expect(take(4)).toEqual([true, true, true, false])
})

it('knows who has been told already, until they are allowed again', () => {
  const { limit, take, wait } = createLimit()
  take(3)
  expect([limit.take('a'), limit.take('a')]).toMatchObject([{ repeated: false }, { repeated: true }])
  wait(1_000)
  take(1)
  expect(limit.take('a')).toMatchObject({ repeated: false })
})

it('counts each person by themselves', () => {
  const { take } = createLimit()
  take(4, 'a')
  expect(take(3, 'b')).toEqual([true, true, true])
})

it('never allows more than the burst and one for each interval, however somebody asks', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(2_000), { maxLength: 60 }), gaps => {
      const { limit, wait } = createLimit()
      let allowed = 0
      for (const gap of gaps) {
        wait(gap)
        if (limit.take('a').allowed) allowed++
      }
      expect(allowed).toBeLessThanOrEqual(3 + gaps.reduce((sum, gap) => sum + gap, 0) / 1_000)
    }),
  )
})
