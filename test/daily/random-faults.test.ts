import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fault } from './fake-discord.ts'
import { type Process, readyTown } from './town.ts'

describe('whatever goes wrong, at random', () => {
  const faults = fc.constantFrom<Fault>('transient', 'lost', 'hang', 'late', undefined, undefined)
  const troubles = fc.record({
    /** What happens to one call after the other. */
    calls: fc.array(faults, { minLength: 1, maxLength: 30 }),
    /** When each process starts, in minutes after a song is due, and after which effect it is killed. */
    processes: fc.array(
      fc.record({ starts: fc.integer({ min: -30, max: 200 }), diesAfter: fc.integer({ min: 1, max: 25 }) }),
      {
        maxLength: 6,
      },
    ),
    /** When all is well again, in minutes after a song is due. */
    wellAfter: fc.integer({ min: 1, max: 320 }),
  })

  it('posts one song a day, and knows of it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(troubles, { minLength: 1, maxLength: 3 }), async days => {
        const town = await readyTown()
        for (const [index, { calls, processes, wellAfter }] of days.entries()) {
          const due = Temporal.Instant.from('2026-11-24T08:00:00Z').add({ hours: 24 * index })
          const well = due.add({ minutes: wellAfter })
          let call = 0
          town.discord.fault = name => {
            if (name === 'access' || Temporal.Instant.compare(town.clock.now(), well) >= 0) return undefined
            call += 1
            return calls[call % calls.length]
          }
          const running: Process[] = []
          for (const { starts, diesAfter } of processes.toSorted((a, b) => a.starts - b.starts)) {
            await town.clock.until(due.add({ minutes: starts }).toString())
            const daily = town.boot({ diesAfter })
            void daily.start()
            running.push(daily)
          }
          if (Temporal.Instant.compare(town.clock.now(), well) < 0) await town.clock.until(well.toString())
          for (const daily of running) daily.kill()
          const alive = town.boot()
          void alive.start()
          await town.clock.until(due.add({ minutes: 345 }).toString())
          alive.kill()

          const day = due.toString().slice(0, 10)
          expect(town.posts().map(({ footer }) => footer.slice(-10))).toEqual(
            days
              .slice(0, index + 1)
              .map((_, before) => Temporal.PlainDate.from('2026-11-24').add({ days: before }).toString()),
          )
          expect(town.state()).toMatchObject({ settledDay: day, last: { day, result: 'posted' } })
        }
        expect(new Set(town.posts().map(({ text }) => text)).size).toBe(days.length)
        expect(town.state().cycle.played).toEqual(town.posts().map(({ text }) => text))
      }),
      { numRuns: 60 },
    )
  })
})
