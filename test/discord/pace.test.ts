import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createRateLimiter } from '../../sandbox/rest/rate-limit.ts'
import { botRoute } from '../../sandbox/rest/router.ts'
import { createPace } from '../../src/discord/pace.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const perSecond = 50
const effects = {
  elapsed: () => performance.now(),
  after(milliseconds: number, run: () => void) {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
}

const sleep = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

/** How long a request is on its way, and its answer. */
interface Way {
  readonly there: number
  readonly back: number
}

/** Sends a request for each of these at once; gives when each was sent and whether Discord turned it down. */
async function sendAll(ways: readonly Way[], pace = createPace(perSecond, effects)) {
  const limiter = createRateLimiter({ now: () => Date.now(), after: effects.after }, perSecond)
  const route = botRoute('GET', '/gateway', () => ({ status: 200 }))
  const began = performance.now()
  const sent: number[] = []
  let refused = 0
  const all = ways.map(({ there, back }) =>
    pace.send(async () => {
      sent.push(performance.now() - began)
      await sleep(there)
      if (limiter.take({ route: { ...route, limit: null }, params: new Map() }).limited) refused += 1
      await sleep(back)
    }),
  )
  await vi.runAllTimersAsync()
  await Promise.all(all)
  return { sent, refused, pace }
}

const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one)

it('has nothing turned down, however long requests and answers are on their way', async () => {
  const milliseconds = fc.integer({ min: 0, max: 400 })
  const ways = fc.array(fc.record({ there: milliseconds, back: milliseconds }), {
    minLength: 60,
    maxLength: 200,
    size: 'max',
  })
  await fc.assert(
    fc.asyncProperty(ways, async all => {
      expect((await sendAll(all)).refused).toBe(0)
    }),
    { numRuns: 100 },
  )
})

it('sends as many as Discord takes', async () => {
  const { sent, refused } = await sendAll(times(1_000, { there: 5, back: 5 }))
  expect(sent).toHaveLength(1_000)
  expect(sent.at(-1)).toBeLessThan(1.05 * 20_000)
  expect(refused).toBe(0)
})

it('sends what waits one after the other, not in a burst', async () => {
  const { sent } = await sendAll(times(20, { there: 5, back: 5 }))
  expect(sent).toEqual(times(20, 0).map((_, n) => 10 * n))
})

it('goes on when requests fail', async () => {
  const pace = createPace(perSecond, effects)
  const failing = times(60, 0).map(() => pace.send(() => Promise.reject(new Error('reset'))))
  const settled = Promise.allSettled(failing)
  await vi.runAllTimersAsync()
  expect((await settled).every(({ status }) => status === 'rejected')).toBe(true)
})

it('sends nothing while it is held, and no burst afterwards', async () => {
  const pace = createPace(perSecond, effects)
  const waiting = sendAll(times(20, { there: 5, back: 5 }), pace)
  pace.hold(1_000)
  const { sent } = await waiting
  expect(sent).toEqual([0, ...times(19, 0).map((_, n) => 1_000 + 10 * n)])
})
