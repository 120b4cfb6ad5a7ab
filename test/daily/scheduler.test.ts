import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Wishes } from '../../src/daily/daily.ts'
import { hasRedis, type RedisServer, startRedis } from '../store/redis.ts'
import { localStage, queuedStage, type Stage } from './stages.ts'
import { administrator, channelIdOf, guildIdOf, wishes } from './town.ts'

let redis: Pick<RedisServer, 'url' | 'stop'> | undefined
beforeAll(async () => {
  if (hasRedis) redis = await startRedis()
})
afterAll(() => redis?.stop())

const schedulers: [name: string, open: (start?: string) => Promise<Stage>][] = [
  ['a process of its own', localStage],
]
if (hasRedis) schedulers.push(['a queue', start => queuedStage(redis?.url ?? '', start)])

describe.each(schedulers)('songs of the day, planned by %s', (_, open) => {
  let stage: Stage
  afterEach(() => stage.end())

  const opened = async (change: Partial<Wishes> = {}, start?: string) => {
    stage = await open(start)
    const daily = await stage.boot()
    await daily.start()
    await daily.setUp(guildIdOf(0), wishes(change), administrator)
    return daily
  }
  const times = () => stage.town.posts().map(({ at }) => at.toString())

  it('come at the local time, each day another, once', async () => {
    await opened()
    await stage.until('2026-11-24T07:59:59Z')
    expect(stage.town.posts()).toEqual([])
    await stage.pass({ hours: 24 * 3 })
    expect(times()).toEqual(['2026-11-24T08:00:00Z', '2026-11-25T08:00:00Z', '2026-11-26T08:00:00Z'])
    expect(new Set(stage.town.posts().map(({ text }) => text)).size).toBe(3)
  })

  it.each([
    [
      'are not lost in the hour that spring leaves out',
      { timeZone: 'America/New_York', time: '02:30' },
      '2026-03-07T00:00:00Z',
      ['2026-03-07T07:30:00Z', '2026-03-08T07:30:00Z', '2026-03-09T06:30:00Z'],
    ],
    [
      'come once in the hour that autumn has twice',
      { timeZone: 'America/New_York', time: '01:30' },
      '2026-10-31T12:00:00Z',
      ['2026-11-01T05:30:00Z', '2026-11-02T06:30:00Z', '2026-11-03T06:30:00Z'],
    ],
    [
      'come where clocks change by half an hour',
      { timeZone: 'Australia/Lord_Howe', time: '02:15' },
      '2026-10-03T00:00:00Z',
      ['2026-10-03T15:45:00Z', '2026-10-04T15:15:00Z', '2026-10-05T15:15:00Z'],
    ],
  ])('%s', async (_, change, start, expected) => {
    await opened(change, start)
    await stage.pass({ hours: 72 })
    expect(times()).toEqual(expected)
  })

  it.each([
    ['a minute', '2026-11-24T08:01:00Z', 1],
    ['almost six hours', '2026-11-24T13:59:00Z', 1],
    ['more than six hours', '2026-11-24T14:01:00Z', 0],
  ])('are made up for after an outage of %s', async (_, backAt, count) => {
    const daily = await opened()
    await stage.kill(daily)
    await stage.town.clock.until(backAt)
    await (await stage.boot()).start()
    await stage.pass({ minutes: 1 })
    expect(times()).toHaveLength(count)
    await stage.pass({ hours: 24 })
    expect(times()).toHaveLength(count + 1)
  })

  it('come once though several processes work', async () => {
    await opened()
    await (await stage.boot()).start()
    await (await stage.boot()).start()
    await stage.pass({ hours: 24 * 4 })
    expect(times()).toHaveLength(4)
  })

  it('are tried again, with longer and longer waits, and come once', async () => {
    await opened()
    stage.town.discord.fault = name =>
      name === 'post' && Temporal.Instant.compare(stage.town.clock.now(), '2026-11-24T08:10:00Z') < 0
        ? 'transient'
        : undefined
    await stage.until('2026-11-24T09:00:00Z')
    const seconds = stage.town.discord.calls
      .filter(({ name }) => name === 'post')
      .map(({ at }) => at.since('2026-11-24T08:00:00Z').total('seconds'))
    expect(seconds).toEqual([0, 5, 20, 80, 380, 1_280])
    expect(times()).toHaveLength(1)
  })

  it('wait during a pause, and go on after it', async () => {
    const daily = await opened()
    await daily.pause(guildIdOf(0), administrator)
    await stage.pass({ hours: 24 })
    expect(times()).toEqual([])
    await daily.resume(guildIdOf(0))
    await stage.pass({ hours: 24 })
    expect(times()).toEqual(['2026-11-25T08:00:00Z'])
  })

  it('come at another time from the moment it is set', async () => {
    const daily = await opened()
    await stage.until('2026-11-24T07:00:00Z')
    await daily.setUp(guildIdOf(0), wishes({ time: '08:30' }), administrator)
    await stage.until('2026-11-24T07:40:00Z')
    expect(times()).toEqual(['2026-11-24T07:30:00Z'])
    await daily.off(guildIdOf(0))
    await stage.pass({ hours: 48 })
    expect(times()).toHaveLength(1)
  })

  it('go on by themselves once what stood in the way is gone', async () => {
    const daily = await opened()
    const channel = stage.town.discord.channels.get(channelIdOf(0))
    channel?.permissions.delete('SendMessages')
    await stage.until('2026-11-24T08:30:00Z')
    expect(stage.town.state().pause).toMatchObject({ by: 'trouble', told: true })
    channel?.permissions.add('SendMessages')
    daily.recheck(guildIdOf(0))
    await stage.pass({ minutes: 1 })
    expect(times()).toHaveLength(1)
  })

  it.each(['hang', 'refused', 'unreadable', 'failing'] as const)(
    'reach all others where one server is %s',
    async poison => {
      const daily = await opened()
      const count = 12
      for (let index = 1; index < count; index += 1) {
        const { guildId, channelId } = stage.town.addServer(index)
        await daily.setUp(guildId, wishes({ channelId }), administrator)
      }
      const poisoned = [guildIdOf(3), channelIdOf(3)]
      await stage.until('2026-11-24T07:00:00Z')
      if (poison === 'unreadable') stage.town.disk.set(guildIdOf(3), '{"version":7}')
      else if (poison === 'failing') stage.town.disk.set(guildIdOf(3), failsOnRead)
      else stage.town.discord.fault = (_, where) => (poisoned.includes(where) ? poison : undefined)
      await stage.until('2026-11-24T08:00:01Z')
      expect(stage.town.discord.messages).toHaveLength(count - 1)
    },
  )
})

/** A state whose schedule nothing can be reckoned with, as a fault of ours would have it. */
const failsOnRead = JSON.stringify({
  version: 1,
  schedule: {
    channelId: channelIdOf(3),
    time: '09:00',
    timeZone: 'Europe/Paris',
    days: [1, 2, 3, 4, 5, 6, 7],
    thread: false,
    crosspost: false,
    since: '2026-11-24T06:00:00Z',
  },
  cycle: { seed: 'x', rounds: 0, played: [], before: [] },
  posts: [],
  settledDay: '2026-02-30',
})
