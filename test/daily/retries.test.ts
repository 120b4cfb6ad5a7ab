import { describe, expect, it } from 'vitest'
import { openTown, songs, wishes } from './town.ts'

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
