import { describe, expect, it } from 'vitest'
import { createLocalTimetable } from '../../src/daily/local-timetable.ts'
import { createLog } from '../../src/ops/log.ts'
import { createClock } from './fake-clock.ts'

const log = createLog({ level: 'silent', secrets: [] })

function createOffice(visit: (guildId: string) => Promise<Temporal.Instant | undefined>, parallel = 2) {
  const clock = createClock('2026-11-24T06:00:00Z')
  const visits: string[] = []
  const timetable = createLocalTimetable({
    ...clock,
    log,
    parallel,
    async visit(guildId) {
      visits.push(`${clock.now().toString().slice(11, 19)} ${guildId}`)
      const next = await visit(guildId)
      return next && { at: next, day: '2026-11-24', memory: {} }
    },
  })
  const at = (time: string) => Temporal.Instant.from(`2026-11-24T${time}Z`)
  const plan = (guildId: string, moment: Temporal.Instant) =>
    timetable.plan(guildId, { at: moment, day: '2026-11-24', memory: {} })
  return { clock, visits, timetable, plan, at }
}

const hangs = () => new Promise<undefined>(() => {})

describe('a timetable', () => {
  it('comes to each server at its moment, and again when the visit says', async () => {
    const { clock, visits, plan, at } = createOffice(async guildId =>
      guildId === 'a' && clock.now().toString() < '2026-11-24T06:30:00Z' ? at('06:30:00') : undefined,
    )
    plan('b', at('06:20:00'))
    plan('a', at('06:10:30'))
    await clock.pass({ hours: 2 })
    expect(visits).toEqual(['06:10:30 a', '06:20:00 b', '06:30:00 a'])
  })

  it('never comes to a server twice at once, and comes again for what was planned meanwhile', async () => {
    const ends: (() => void)[] = []
    const { clock, visits, timetable, plan, at } = createOffice(
      () =>
        new Promise(resolve => {
          ends.push(() => resolve(undefined))
        }),
    )
    plan('a', at('06:00:00'))
    await clock.pass({ seconds: 1 })
    timetable.look('a')
    await clock.pass({ seconds: 9 })
    expect(visits).toEqual(['06:00:00 a'])
    ends[0]?.()
    await clock.pass({ seconds: 1 })
    expect(visits).toEqual(['06:00:00 a', '06:00:10 a'])
  })

  it('goes to the others after a minute where all that it attends to hang', async () => {
    const { clock, visits, plan, at } = createOffice(guildId =>
      guildId.startsWith('slow') ? hangs() : Promise.resolve(undefined),
    )
    for (const guildId of ['slow 1', 'slow 2', 'a', 'b', 'c']) plan(guildId, at('06:00:00'))
    await clock.pass({ seconds: 59 })
    expect(visits).toEqual(['06:00:00 slow 1', '06:00:00 slow 2'])
    await clock.pass({ seconds: 2 })
    expect(visits.slice(2)).toEqual(['06:01:00 a', '06:01:00 b', '06:01:00 c'])
  })

  it('comes again a minute after a visit that failed', async () => {
    const { clock, visits, plan, at } = createOffice(() => Promise.reject(new Error('no')))
    plan('a', at('06:00:00'))
    await clock.pass({ seconds: 61 })
    expect(visits).toEqual(['06:00:00 a', '06:01:00 a'])
  })

  it('sees within a minute that the clock has been put forward, though nothing else happens', async () => {
    const { clock, visits, plan, at } = createOffice(async () => undefined)
    plan('a', at('18:00:00'))
    clock.jumpTo('2026-11-24T18:30:00Z')
    await clock.pass({ minutes: 1 })
    expect(visits).toEqual(['18:31:00 a'])
  })

  it('keeps ten thousand servers with one timer', async () => {
    const { clock, visits, plan, at } = createOffice(async () => undefined, 16)
    for (let server = 0; server < 10_000; server += 1)
      plan(String(server), at('07:00:00').add({ minutes: server % 50 }))
    expect(clock.pending()).toBe(1)
    await clock.pass({ minutes: 119 })
    expect(new Set(visits.map(visit => visit.slice(9))).size).toBe(10_000)
    expect(visits).toHaveLength(10_000)
  })
})
