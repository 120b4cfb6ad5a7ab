import { describe, expect, it } from 'vitest'
import { administrator, guildIdOf, openTown } from './town.ts'

const guildId = guildIdOf(0)

describe('skipping', () => {
  it('leaves out the next song, which then comes the day after', async () => {
    const town = await openTown()
    const next = await town.daily.next(guildId)
    const status = await town.daily.skip(guildId)
    expect(status).toMatchObject({
      skip: Temporal.PlainDate.from('2026-11-24'),
      next: { day: Temporal.PlainDate.from('2026-11-25') },
    })
    expect(await town.daily.next(guildId)).toEqual({
      trackId: next?.trackId,
      day: Temporal.PlainDate.from('2026-11-25'),
    })
    await town.clock.until('2026-11-24T10:00:00Z')
    expect(town.state()).toMatchObject({ settledDay: '2026-11-24', last: { result: 'skipped' } })
    expect(town.state().skip).toBeUndefined()
    await town.clock.pass({ hours: 24 })
    expect(town.posts()).toMatchObject([{ text: next?.trackId, footer: 'Song of the day · 2026-11-25' }])
  })

  it('is one song, however often it is asked for, and can be taken back', async () => {
    const town = await openTown()
    await town.daily.skip(guildId)
    expect(await town.daily.skip(guildId)).toMatchObject({ skip: Temporal.PlainDate.from('2026-11-24') })
    expect((await town.daily.resume(guildId))?.skip).toBeUndefined()
    await town.clock.until('2026-11-24T10:00:00Z')
    expect(town.posts()).toHaveLength(1)
  })

  it('is told while it is paused, and holds when it is resumed', async () => {
    const town = await openTown()
    await town.daily.pause(guildId, administrator)
    const today = Temporal.PlainDate.from('2026-11-24')
    const skipped = await town.daily.skip(guildId)
    expect(skipped).toMatchObject({ skip: today })
    expect(skipped?.next).toBeUndefined()
    expect(await town.daily.resume(guildId)).toMatchObject({
      skip: today,
      next: { day: today.add({ days: 1 }) },
    })
  })

  it('leaves out the next that would come after a pause, though the song of today is not too late yet', async () => {
    const town = await openTown()
    await town.daily.pause(guildId, administrator)
    await town.clock.until('2026-11-24T09:00:00Z')
    const tomorrow = Temporal.PlainDate.from('2026-11-25')
    expect(await town.daily.next(guildId)).toMatchObject({ day: tomorrow })
    expect(await town.daily.skip(guildId)).toMatchObject({ skip: tomorrow })
    const dayAfter = tomorrow.add({ days: 1 })
    expect(await town.daily.next(guildId)).toMatchObject({ day: dayAfter })
    expect(await town.daily.resume(guildId)).toMatchObject({ skip: tomorrow, next: { day: dayAfter } })
    await town.clock.until('2026-11-26T08:01:00Z')
    expect(town.posts()).toMatchObject([{ footer: 'Song of the day · 2026-11-26' }])
  })

  it('leaves out the one after where the next is being tried', async () => {
    const town = await openTown()
    town.discord.fault = name => (name === 'post' ? 'transient' : undefined)
    await town.clock.until('2026-11-24T08:01:00Z')
    await town.daily.skip(guildId)
    town.discord.fault = () => undefined
    await town.clock.until('2026-11-26T07:00:00Z')
    expect(town.posts()).toHaveLength(1)
    expect(town.state().last).toMatchObject({ day: '2026-11-25', result: 'skipped' })
  })
})
