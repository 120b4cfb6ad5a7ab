import { describe, expect, it } from 'vitest'
import { channelIdOf, createTown, guildIdOf, openTown, songs, wishes } from './town.ts'

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
    const roleId = '500000000000000001'
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

describe('when Discord has trouble', () => {
  const until =
    (end: string, fault: 'transient' | 'lost' | 'hang' | 'late') =>
    (town: Awaited<ReturnType<typeof openTown>>) => {
      town.discord.fault = name =>
        name === 'post' && Temporal.Instant.compare(town.clock.now(), end) < 0 ? fault : undefined
    }

  it.each([
    ['a second', '2026-11-24T08:00:01Z'],
    ['ten minutes', '2026-11-24T08:10:00Z'],
    ['five hours', '2026-11-24T13:00:00Z'],
  ])('tries again after %s, and posts once', async (_, end) => {
    const town = await openTown()
    until(end, 'transient')(town)
    await town.clock.until('2026-11-24T13:30:00Z')
    expect(town.posts()).toHaveLength(1)
    expect(town.state().last).toMatchObject({ result: 'posted' })
  })

  it('waits longer and longer', async () => {
    const town = await openTown()
    until('2026-11-25T00:00:00Z', 'transient')(town)
    await town.clock.until('2026-11-24T08:45:00Z')
    const seconds = town.discord.calls
      .filter(({ name }) => name === 'post')
      .map(({ at }) => at.since('2026-11-24T08:00:00Z').total('seconds'))
    expect(seconds).toEqual([0, 5, 20, 80, 380, 1_280, 2_180])
  })

  it('gives up at the end of the six hours, says so, and posts the next day', async () => {
    const town = await openTown()
    until('2026-11-24T14:00:01Z', 'transient')(town)
    await town.clock.until('2026-11-24T14:05:00Z')
    expect(town.posts()).toEqual([])
    expect(town.state()).toMatchObject({
      settledDay: '2026-11-24',
      last: { result: 'failed', detail: 'Discord did not take the song in time.' },
    })
    await town.clock.pass({ hours: 24 })
    expect(town.posts()).toMatchObject([{ footer: 'Song of the day · 2026-11-25' }])
  })

  it.each(['lost', 'hang', 'late'] as const)(
    'posts once though each answer ends %s, for an hour',
    async fault => {
      const town = await openTown()
      until('2026-11-24T09:00:00Z', fault)(town)
      await town.clock.until('2026-11-24T13:00:00Z')
      expect(town.posts()).toHaveLength(1)
      expect(town.state().last).toMatchObject({ result: 'posted' })
    },
  )

  it('finds a lost post after the six hours, and keeps it', async () => {
    const town = await openTown()
    town.discord.fault = name => {
      if (Temporal.Instant.compare(town.clock.now(), '2026-11-24T14:10:00Z') > 0) return undefined
      return name === 'post' ? 'lost' : 'transient'
    }
    await town.clock.until('2026-11-24T15:00:00Z')
    expect(town.posts()).toHaveLength(1)
    expect(town.state()).toMatchObject({ last: { result: 'posted' }, posts: [{ day: '2026-11-24' }] })
  })

  it('looks for a lost post where it was sent, though the channel was changed meanwhile', async () => {
    const town = await openTown()
    until('2026-11-24T08:00:01Z', 'lost')(town)
    await town.clock.until('2026-11-24T08:00:02Z')
    const other = town.addServer(1, town.guildId)
    // Later on the same day, so that the day is still to come.
    await town.daily.setUp(town.guildId, wishes({ channelId: other.channelId, time: '09:10' }), town.guildId)
    await town.clock.until('2026-11-24T10:00:00Z')
    expect(town.discord.messages).toHaveLength(1)
    expect(town.state().posts).toMatchObject([{ channelId: town.channelId }])
  })

  it('posts in the new channel where the post had not come about in the old', async () => {
    const town = await openTown()
    until('2026-11-24T08:00:01Z', 'transient')(town)
    await town.clock.until('2026-11-24T08:00:02Z')
    const other = town.addServer(1, town.guildId)
    await town.daily.setUp(town.guildId, wishes({ channelId: other.channelId, time: '09:10' }), town.guildId)
    await town.clock.until('2026-11-24T10:00:00Z')
    expect(town.discord.messages).toMatchObject([{ channelId: other.channelId }])
  })

  it('does not try again what Discord refuses, says so, and posts the next day', async () => {
    const town = await openTown()
    town.discord.fault = name =>
      name === 'post' && town.clock.now().toString().startsWith('2026-11-24') ? 'refused' : undefined
    await town.clock.until('2026-11-24T15:00:00Z')
    expect(town.state().last).toMatchObject({ result: 'failed', detail: 'Discord did not take the message.' })
    expect(town.discord.calls.filter(({ name }) => name === 'post')).toHaveLength(2)
    expect(town.daily.log).toContainEqual(
      expect.objectContaining({
        level: 50,
        result: 'failed',
        err: expect.objectContaining({ type: 'PostingError' }),
      }),
    )
    await town.clock.pass({ hours: 24 })
    expect(town.posts()).toHaveLength(1)
  })

  it('chooses another song where the claimed one has left the catalog', async () => {
    const town = await openTown()
    until('2026-11-24T08:00:01Z', 'transient')(town)
    await town.clock.until('2026-11-24T08:00:01Z')
    const claimed = town.state().claim?.trackId
    town.daily.kill()
    await town.boot({ trackIds: songs.filter(song => song !== claimed) }).start()
    await town.clock.pass({ minutes: 1 })
    expect(town.posts()).toHaveLength(1)
    expect(town.posts()[0]?.text).not.toBe(claimed)
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
    const roleId = '500000000000000001'
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

describe('many servers', () => {
  const many = async (count: number) => {
    const town = createTown()
    const daily = town.boot()
    await daily.start()
    for (let index = 0; index < count; index += 1) {
      const { guildId, channelId } = town.addServer(index)
      await daily.setUp(guildId, wishes({ channelId }), guildId)
    }
    return { ...town, daily }
  }

  it('posts in all of them', async () => {
    const town = await many(100)
    await town.clock.until('2026-11-24T08:00:01Z')
    expect(town.discord.messages).toHaveLength(100)
  })

  it('attends to sixteen at once', async () => {
    const town = await many(40)
    town.discord.fault = name => (name === 'post' ? 'hang' : undefined)
    await town.clock.until('2026-11-24T08:00:59Z')
    expect(town.discord.calls.filter(({ name }) => name === 'post')).toHaveLength(16)
  })

  it.each(['hang', 'transient', 'refused', 'missing-permissions'] as const)(
    'delays nobody where one ends %s',
    async fault => {
      const town = await many(60)
      town.discord.fault = (_, where) =>
        where === channelIdOf(3) || where === guildIdOf(3) ? fault : undefined
      await town.clock.until('2026-11-24T08:00:01Z')
      expect(town.discord.messages).toHaveLength(59)
    },
  )

  it('keeps going though more servers hang than it attends to at once', async () => {
    const town = await many(60)
    town.discord.fault = (name, where) =>
      name === 'post' && Number(where.slice(-2)) < 20 ? 'hang' : undefined
    await town.clock.until('2026-11-24T08:03:00Z')
    expect(town.discord.messages).toHaveLength(40)
  })

  it('posts in all others where one cannot be read', async () => {
    const town = await many(3)
    town.disk.set(guildIdOf(1), '{"version":7}')
    await town.clock.until('2026-11-24T08:01:00Z')
    expect(town.discord.messages).toHaveLength(2)
    expect(town.disk.get(guildIdOf(1))).toBe('{"version":7}')
  })
})
