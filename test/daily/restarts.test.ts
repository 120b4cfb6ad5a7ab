import { describe, expect, it } from 'vitest'
import { openTown } from './town.ts'

describe('restarts', () => {
  it('does not post twice on a restart, nor shift the time', async () => {
    const { clock, boot, daily, posts } = await openTown()
    await clock.until('2026-11-24T08:05:00Z')
    await daily.stop()
    await boot().start()
    await clock.pass({ hours: 24 })
    expect(posts().map(({ at }) => at.toString())).toEqual(['2026-11-24T08:00:00Z', '2026-11-25T08:00:00Z'])
  })

  it('changes nothing at a second start', async () => {
    const { clock, daily, posts } = await openTown()
    await daily.start()
    await daily.start()
    await clock.until('2026-11-24T08:05:00Z')
    await daily.start()
    await clock.pass({ hours: 24 })
    expect(posts()).toHaveLength(2)
  })

  it('never posts twice, though two processes work at the same time', async () => {
    const { clock, boot, posts, state } = await openTown()
    await boot().start()
    await boot().start()
    await clock.pass({ hours: 24 * 5 })
    expect(posts()).toHaveLength(5)
    expect(state().cycle.played).toEqual(posts().map(({ text }) => text))
    expect(state().posts).toHaveLength(5)
  })

  it('waits when stopping for what is in hand, but not for ever', async () => {
    const { clock, daily, discord } = await openTown()
    discord.fault = name => (name === 'post' ? 'hang' : undefined)
    await clock.until('2026-11-24T08:00:01Z')
    let stopped = false
    const stop = daily.stop().then(() => {
      stopped = true
    })
    await clock.pass({ seconds: 9 })
    expect(stopped).toBe(false)
    await clock.pass({ seconds: 2 })
    await stop
  })

  it('posts nothing once it has stopped', async () => {
    const { clock, daily, posts } = await openTown()
    await daily.stop()
    await clock.pass({ hours: 48 })
    expect(posts()).toEqual([])
  })

  it('starts as soon as what is kept can be read', async () => {
    const town = await openTown()
    town.daily.kill()
    const [entry] = [...town.disk]
    const broken = town.boot()
    const all = town.disk.keys
    let failures = 2
    town.disk.keys = () => {
      failures -= 1
      if (failures >= 0) throw new Error('disk gone')
      return all.call(town.disk)
    }
    await broken.start()
    await town.clock.until('2026-11-24T08:05:00Z')
    expect(entry).toBeDefined()
    expect(town.posts()).toHaveLength(1)
  })
})

describe('being late', () => {
  it.each([
    ['a minute', '2026-11-24T08:01:00Z', 1],
    ['almost six hours', '2026-11-24T13:59:00Z', 1],
    ['more than six hours', '2026-11-24T14:01:00Z', 0],
  ])('%s', async (_, backAt, count) => {
    const { clock, boot, daily, posts } = await openTown()
    daily.kill()
    await clock.until(backAt)
    await boot().start()
    await clock.pass({ minutes: 1 })
    expect(posts()).toHaveLength(count)
  })

  it('notes a missed day, and goes on with the next', async () => {
    const { clock, boot, daily, posts, state } = await openTown()
    daily.kill()
    await clock.until('2026-11-24T15:00:00Z')
    await boot().start()
    await clock.pass({ minutes: 1 })
    expect(state()).toMatchObject({ settledDay: '2026-11-24', last: { day: '2026-11-24', result: 'missed' } })
    await clock.pass({ hours: 24 })
    expect(posts()).toHaveLength(1)
  })

  it('does not make up for a whole week', async () => {
    const { clock, boot, daily, posts, state } = await openTown()
    daily.kill()
    await clock.until('2026-12-01T09:00:00Z')
    await boot().start()
    await clock.pass({ minutes: 1 })
    expect(posts()).toMatchObject([{ footer: 'Song of the day · 2026-12-01' }])
    expect(state().cycle.played).toHaveLength(1)
  })

  it('not past midnight', async () => {
    const { clock, boot, daily, posts, state } = await openTown({ time: '23:30' })
    daily.kill()
    await clock.until('2026-11-24T23:05:00Z')
    await boot().start()
    await clock.pass({ minutes: 1 })
    expect(posts()).toEqual([])
    expect(state().last).toMatchObject({ day: '2026-11-24', result: 'missed' })
  })

  it('sees within a minute that the computer has slept', async () => {
    const { clock, posts } = await openTown()
    await clock.pass({ seconds: 10 })
    clock.jumpTo('2026-11-24T10:00:00Z')
    await clock.pass({ minutes: 1 })
    expect(posts()).toHaveLength(1)
  })

  it('does not post twice where the clock is put back', async () => {
    const { clock, posts } = await openTown()
    await clock.until('2026-11-24T08:30:00Z')
    clock.jumpTo('2026-11-24T07:30:00Z')
    await clock.pass({ hours: 2 })
    expect(posts()).toHaveLength(1)
  })

  it('is not silenced by a clock that was years ahead for a moment', async () => {
    const { clock, posts } = await openTown()
    clock.jumpTo('2031-06-01T09:00:00Z')
    await clock.pass({ minutes: 2 })
    clock.jumpTo('2026-11-24T07:00:00Z')
    await clock.pass({ hours: 26 })
    expect(
      posts()
        .filter(({ footer }) => footer.includes('2026'))
        .map(({ footer }) => footer),
    ).toEqual(['Song of the day · 2026-11-24', 'Song of the day · 2026-11-25'])
  })
})
