import { describe, expect, it } from 'vitest'
import { createTown, openTown, roleId, wishes } from './town.ts'

describe('a song every day', () => {
  it('comes at the local time, each day another', async () => {
    const { clock, posts, state } = await openTown()
    await clock.until('2026-11-24T07:59:59Z')
    expect(posts()).toEqual([])
    await clock.pass({ seconds: 2 })
    expect(posts()).toMatchObject([{ at: Temporal.Instant.from('2026-11-24T08:00:00Z') }])
    await clock.pass({ hours: 24 * 9 })
    expect(posts()).toHaveLength(10)
    expect(new Set(posts().map(({ text }) => text)).size).toBe(10)
    expect(state()).toMatchObject({ settledDay: '2026-12-03', last: { result: 'posted' } })
    expect(state().claim).toBeUndefined()
  })

  it('comes at the same local time after the clocks have changed', async () => {
    const { clock, posts } = await openTown(
      { timeZone: 'America/New_York', time: '02:30' },
      { start: '2026-03-07T00:00:00Z' },
    )
    await clock.pass({ hours: 72 })
    expect(posts().map(({ at }) => at.toString())).toEqual([
      '2026-03-07T07:30:00Z',
      '2026-03-08T07:30:00Z',
      '2026-03-09T06:30:00Z',
    ])
  })

  it('comes once where the time exists twice', async () => {
    const { clock, posts } = await openTown(
      { timeZone: 'America/New_York', time: '01:30' },
      { start: '2026-11-01T00:00:00Z' },
    )
    await clock.pass({ hours: 20 })
    expect(posts().map(({ at }) => at.toString())).toEqual(['2026-11-01T05:30:00Z'])
  })

  it('mentions the role, opens a thread and publishes, where that is wished for', async () => {
    const town = await openTown()
    town.discord.roles.set(roleId, true)
    for (const channel of town.discord.channels.values()) channel.kind = 'announcement'
    await town.daily.setUp(town.guildId, wishes({ roleId, thread: true, crosspost: true }), roleId)
    await town.clock.until('2026-11-24T08:01:00Z')
    const [post] = town.posts()
    expect(post).toMatchObject({ roleId, crossposted: true, thread: post?.text })
    expect(town.state().unfinished).toBeUndefined()
  })

  it('says in the log how it went', async () => {
    const { clock, daily, guildId } = await openTown()
    await clock.until('2026-11-24T08:01:00Z')
    expect(daily.log.filter(({ msg }) => msg === 'song of the day')).toMatchObject([
      { guild: guildId, day: '2026-11-24', result: 'posted', lateMs: 0 },
    ])
  })

  it('uses one timer for all servers', async () => {
    const town = createTown()
    const daily = town.boot()
    await daily.start()
    for (let index = 0; index < 50; index += 1) {
      const { guildId, channelId } = town.addServer(index)
      await daily.setUp(guildId, wishes({ channelId }), guildId)
    }
    await town.clock.pass({ minutes: 3 })
    expect(town.clock.pending()).toBe(1)
  })
})

describe('what comes with the post', () => {
  it.each(['fails', 'hangs'] as const)('goes out without its picture where that %s', async picture => {
    const { clock, posts, state } = await openTown({}, { picture })
    await clock.until('2026-11-24T08:01:00Z')
    expect(posts()).toHaveLength(1)
    expect(state().last?.detail).toBe('The picture could not be made, so it went out without one.')
  })

  it('mentions nobody where the role is gone', async () => {
    const town = await openTown()
    town.discord.roles.set(roleId, true)
    await town.daily.setUp(town.guildId, wishes({ roleId }), roleId)
    town.discord.roles.delete(roleId)
    await town.clock.until('2026-11-24T08:01:00Z')
    expect(town.posts()).toHaveLength(1)
    expect(town.posts()[0]?.roleId).toBeUndefined()
    expect(town.state().last?.detail).toContain('nobody was mentioned')
  })

  it.each(['transient', 'lost', 'missing-permissions', 'refused', 'hang'] as const)(
    'is not posted again where the thread ends %s',
    async fault => {
      const town = await openTown({ thread: true })
      town.discord.fault = name => (name === 'openThread' ? fault : undefined)
      await town.clock.until('2026-11-24T12:00:00Z')
      expect(town.posts()).toHaveLength(1)
      expect(town.discord.calls.filter(({ name }) => name === 'post')).toHaveLength(1)
      expect(town.state().last).toMatchObject({ result: 'posted', detail: 'The thread could not be opened.' })
      expect(town.state().unfinished).toBeUndefined()
      expect(town.daily.log).toContainEqual(expect.objectContaining({ step: 'thread' }))
    },
  )

  it('opens the thread later where that did not work at once', async () => {
    const town = await openTown({ thread: true })
    town.discord.fault = name =>
      name === 'openThread' && Temporal.Instant.compare(town.clock.now(), '2026-11-24T08:00:10Z') < 0
        ? 'transient'
        : undefined
    await town.clock.until('2026-11-24T08:05:00Z')
    expect(town.posts()).toMatchObject([{ thread: expect.any(String) }])
    expect(town.state().last?.detail).toBeUndefined()
  })
})
