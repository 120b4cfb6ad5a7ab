import { describe, expect, it } from 'vitest'
import { channelIdOf, createTown, guildIdOf, openTown, songs } from './town.ts'

const guildId = guildIdOf(0)

describe('the song of today', () => {
  const day = Temporal.PlainDate.from('2026-11-24')

  it('is the one that will come, and then the one that has come', async () => {
    const town = await openTown()
    const before = await town.daily.today(guildId)
    await town.clock.until('2026-11-24T09:00:00Z')
    await town.daily.postNow(guildId)
    expect(await town.daily.today(guildId)).toEqual(before)
    expect(before).toEqual({ trackId: town.posts()[0]?.text, day })
  })

  it('is of the server’s own day', async () => {
    const town = await openTown({ timeZone: 'Pacific/Honolulu' })
    expect((await town.daily.today(guildId)).day.toString()).toBe('2026-11-23')
  })

  it('is the calendar’s where there is no schedule, no server, or nothing that can be read', async () => {
    const town = createTown()
    const daily = town.boot()
    const song = await daily.today()
    expect(song.day).toEqual(day)
    expect(await daily.today(guildId)).toEqual(song)
    town.disk.set(guildId, 'not JSON')
    expect(await daily.today(guildId)).toEqual(song)
  })
})

describe('the status', () => {
  it('tells the last outcome, the last post and how many songs are left', async () => {
    const town = await openTown()
    await town.clock.until('2026-11-26T09:00:00Z')
    expect(await town.daily.status(guildId)).toMatchObject({
      last: { day: '2026-11-26', result: 'posted' },
      lastPost: { messageId: town.posts()[2]?.id },
      next: { day: Temporal.PlainDate.from('2026-11-27') },
      songsLeft: songs.length - 3,
      lacks: [],
    })
  })

  it('looks at the permissions at this moment', async () => {
    const town = await openTown()
    town.discord.channels.get(channelIdOf(0))?.permissions.delete('AttachFiles')
    expect(await town.daily.status(guildId)).toMatchObject({
      lacks: [{ kind: 'permissions', missing: ['AttachFiles'] }],
    })
  })

  it('tells all the rest where Discord does not answer', async () => {
    const town = await openTown()
    town.discord.fault = () => 'transient'
    const status = await town.daily.status(guildId)
    expect(status?.next).toBeDefined()
    expect(status?.lacks).toBeUndefined()
  })
})
