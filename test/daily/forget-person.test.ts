import { describe, expect, it } from 'vitest'
import { administrator, channelIdOf, guildIdOf, openTown, wishes } from './town.ts'

const other = '200000000000000002'

describe('forgetting a person', () => {
  it('takes their id out of every server, and nothing else', async () => {
    const town = await openTown()
    const { guildId, channelId } = town.addServer(1)
    await town.daily.setUp(guildId, wishes({ channelId }), other)
    await town.daily.pause(guildId, administrator)
    const before = [guildIdOf(0), guildId].map(town.state)
    await town.daily.forgetPerson(administrator)
    expect(JSON.stringify([...town.disk.values()])).not.toContain(administrator)
    expect([guildIdOf(0), guildId].map(town.state)).toMatchObject([
      { ...before[0], schedule: wishes() },
      { ...before[1], pause: { by: 'administrator' } },
    ])
  })

  it('writes nothing where there is nothing of them', async () => {
    const town = await openTown()
    const before = [...town.disk]
    await town.daily.forgetPerson(other)
    expect([...town.disk]).toEqual(before)
  })

  it('leaves the server to be told of trouble', async () => {
    const town = await openTown()
    await town.daily.forgetPerson(administrator)
    town.discord.channels.get(channelIdOf(0))?.permissions.delete('SendMessages')
    await town.clock.until('2026-11-24T08:01:00Z')
    expect(town.state().pause).toMatchObject({ by: 'trouble', told: true })
    const told = town.discord.calls.map(({ name }) => name).filter(name => name.startsWith('tell'))
    expect(told).toEqual(['tellServer'])
  })
})
