import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/bot/errors.ts'
import { administrator, channelIdOf, createTown, guildIdOf, openTown, songs, wishes } from './town.ts'

const guildId = guildIdOf(0)

describe('setting up', () => {
  it('says how things stand then', async () => {
    const town = createTown()
    const setUp = await town.boot().setUp(guildId, wishes(), administrator)
    expect(setUp).toMatchObject({
      done: true,
      status: {
        schedule: { time: '09:00', setUpBy: administrator, since: '2026-11-24T06:00:00Z' },
        next: {
          at: Temporal.Instant.from('2026-11-24T08:00:00Z'),
          day: Temporal.PlainDate.from('2026-11-24'),
        },
        lacks: [],
        songsLeft: songs.length,
      },
    })
  })

  it('keeps nothing where something is missing, and says what', async () => {
    const town = createTown()
    town.discord.channels.get(channelIdOf(0))?.permissions.delete('EmbedLinks')
    const lacks = [{ kind: 'permissions', missing: ['EmbedLinks'] }]
    expect(await town.boot().setUp(guildId, wishes(), administrator)).toEqual({ done: false, lacks })
    expect(town.disk.size).toBe(0)
  })

  it('keeps what was set up before where the new wishes cannot be', async () => {
    const town = await openTown()
    const before = town.state()
    const { done } = await town.daily.setUp(
      guildId,
      wishes({ crosspost: true, time: '10:00' }),
      administrator,
    )
    expect(done).toBe(false)
    expect(town.state()).toEqual(before)
  })

  it('says to try again where Discord does not answer', async () => {
    const town = createTown()
    town.discord.fault = () => 'transient'
    await expect(town.boot().setUp(guildId, wishes(), administrator)).rejects.toThrow(UserError)
    expect(town.disk.size).toBe(0)
  })

  it('counts from then on', async () => {
    const town = await openTown({}, { start: '2026-11-24T09:00:00Z' })
    await town.clock.until('2026-11-25T07:59:00Z')
    expect(town.posts()).toEqual([])
  })

  it.each([
    ['a later time', { time: '18:00' }],
    ['another zone, where it is the day before', { timeZone: 'Pacific/Honolulu', time: '23:00' }],
    ['another channel', { channelId: channelIdOf(1), time: '15:00' }],
  ])('brings no second song on a day that has had one: %s', async (_, change) => {
    const town = await openTown()
    town.addServer(1, guildId)
    await town.clock.until('2026-11-24T09:00:00Z')
    await town.daily.setUp(guildId, wishes(change), administrator)
    await town.clock.until('2026-11-24T22:30:00Z')
    expect(town.discord.messages).toHaveLength(1)
  })

  it('after switching off brings no second song on the same day, and goes on with the round', async () => {
    const town = await openTown()
    await town.clock.until('2026-11-24T09:00:00Z')
    expect(await town.daily.off(guildId)).toBe(true)
    expect(await town.daily.off(guildId)).toBe(false)
    expect(await town.daily.status(guildId)).toBeUndefined()
    await town.daily.setUp(guildId, wishes({ time: '12:00' }), administrator)
    await town.clock.until('2026-11-24T20:00:00Z')
    expect(town.posts()).toHaveLength(1)
    expect(await town.daily.status(guildId)).toMatchObject({ songsLeft: songs.length - 1 })
  })

  it('ends a pause', async () => {
    const town = await openTown()
    await town.daily.pause(guildId, administrator)
    const setUp = await town.daily.setUp(guildId, wishes(), administrator)
    expect(setUp).toMatchObject({ status: { next: { day: Temporal.PlainDate.from('2026-11-24') } } })
  })
})

describe('settings that cannot be read', () => {
  it.each(['status', 'next', 'skip', 'pause', 'resume', 'off', 'postNow'] as const)(
    'are explained: %s',
    async name => {
      const town = createTown()
      town.disk.set(guildId, '{"version":2}')
      const daily = town.boot()
      await expect(daily[name](guildId, administrator)).rejects.toThrow(UserError)
      await expect(daily[name](guildId, administrator)).rejects.toThrow('/daily setup')
      expect(town.disk.get(guildId)).toBe('{"version":2}')
    },
  )

  it('are replaced by setting up anew', async () => {
    const town = createTown()
    town.disk.set(guildId, '{"version":2}')
    expect(await town.boot().setUp(guildId, wishes(), administrator)).toMatchObject({ done: true })
    expect(town.state().schedule).toBeDefined()
  })
})
