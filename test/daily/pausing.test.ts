import { describe, expect, it } from 'vitest'
import { administrator, channelIdOf, createTown, guildIdOf, openTown } from './town.ts'

const guildId = guildIdOf(0)

describe('pausing', () => {
  it('brings no song until it is resumed, and none of those that were due', async () => {
    const town = await openTown()
    const paused = await town.daily.pause(guildId, administrator)
    expect(paused).toMatchObject({ pause: { by: 'administrator', userId: administrator } })
    expect(paused?.next).toBeUndefined()
    await town.clock.until('2026-11-25T08:30:00Z')
    expect(town.discord.calls.filter(({ name }) => name === 'post')).toEqual([])
    await town.daily.resume(guildId)
    await town.clock.until('2026-11-26T07:59:00Z')
    expect(town.posts()).toEqual([])
    await town.clock.pass({ minutes: 2 })
    expect(town.posts()).toHaveLength(1)
  })

  it('holds up a post that is being tried again, and says so', async () => {
    const town = await openTown()
    town.discord.fault = name => (name === 'post' ? 'transient' : undefined)
    await town.clock.until('2026-11-24T08:05:00Z')
    await town.daily.pause(guildId, administrator)
    await town.clock.pass({ minutes: 1 })
    expect(town.state()).toMatchObject({
      last: { result: 'failed', detail: 'It was paused before the song could be posted.' },
    })
    expect(town.state().claim).toBeUndefined()
  })

  it('that was to end waits for what is in the way, says what, and ends by itself', async () => {
    const town = await openTown()
    await town.daily.pause(guildId, administrator)
    await town.clock.until('2026-11-24T08:30:00Z')
    town.discord.channels.get(channelIdOf(0))?.permissions.delete('SendMessages')
    expect(await town.daily.resume(guildId)).toMatchObject({
      pause: { by: 'trouble', problem: 'missing-permissions', missing: ['SendMessages'] },
      lacks: [{ kind: 'permissions', missing: ['SendMessages'] }],
    })
    await town.clock.pass({ minutes: 1 })
    // Whoever resumed it has just read it.
    expect(town.discord.calls.filter(({ name }) => name.startsWith('tell'))).toEqual([])
    town.discord.channels.get(channelIdOf(0))?.permissions.add('SendMessages')
    town.daily.recheck(guildId)
    await town.clock.pass({ minutes: 1 })
    expect(town.state().pause).toBeUndefined()
    expect(town.posts()).toEqual([])
    await town.clock.until('2026-11-25T08:01:00Z')
    expect(town.posts()).toHaveLength(1)
  })

  it('is ended by hand after trouble, and the song of today comes', async () => {
    const town = await openTown()
    town.discord.channels.get(channelIdOf(0))?.permissions.delete('SendMessages')
    await town.clock.until('2026-11-24T08:30:00Z')
    town.discord.channels.get(channelIdOf(0))?.permissions.add('SendMessages')
    const resumed = await town.daily.resume(guildId)
    expect(resumed).toMatchObject({ next: { at: Temporal.Instant.from('2026-11-24T08:30:00Z') } })
    await town.clock.pass({ seconds: 1 })
    expect(town.posts()).toHaveLength(1)
  })

  it('for trouble has the song of today as its next, while it is not too late', async () => {
    const town = await openTown()
    town.discord.channels.get(channelIdOf(0))?.permissions.delete('SendMessages')
    await town.clock.until('2026-11-24T08:30:00Z')
    expect(await town.daily.status(guildId)).toMatchObject({ pause: { by: 'trouble' } })
    expect((await town.daily.next(guildId))?.day).toEqual(Temporal.PlainDate.from('2026-11-24'))
  })

  it.each(['pause', 'skip', 'resume', 'status', 'next', 'postNow'] as const)(
    'and all else says nothing where it is not set up: %s',
    async name => {
      const town = createTown()
      expect(await town.boot()[name](guildId, administrator)).toBeUndefined()
      expect(town.disk.size).toBe(0)
    },
  )
})
