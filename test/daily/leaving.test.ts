import { describe, expect, it } from 'vitest'
import { administrator, createTown, guildIdOf, openTown, wishes } from './town.ts'

async function servers(count: number) {
  const town = createTown()
  const daily = town.boot()
  await daily.start()
  for (let index = 0; index < count; index += 1) {
    const { guildId, channelId } = town.addServer(index)
    await daily.setUp(guildId, wishes({ channelId }), administrator)
  }
  return { ...town, daily }
}

describe('leaving a server', () => {
  it('forgets it', async () => {
    const town = await openTown()
    await town.daily.forget(town.guildId)
    expect(town.disk.size).toBe(0)
    await town.clock.pass({ hours: 24 })
    expect(town.discord.messages).toEqual([])
  })

  it('does not bring it back where a song is just being posted', async () => {
    const town = await openTown()
    town.discord.fault = name => {
      if (name === 'post') void town.daily.forget(town.guildId)
      return undefined
    }
    await town.clock.until('2026-11-24T08:10:00Z')
    expect(town.posts()).toHaveLength(1)
    expect(town.disk.size).toBe(0)
  })
})

describe('what is kept of servers that were left while the bot was away', () => {
  it('is forgotten once Discord has said so twice', async () => {
    const town = await servers(5)
    town.discord.members.delete(guildIdOf(2))
    const done = town.daily.reconcile([0, 1, 3, 4].map(guildIdOf))
    await town.clock.pass({ minutes: 9 })
    expect(town.disk.has(guildIdOf(2))).toBe(true)
    await town.clock.pass({ minutes: 2 })
    await done
    expect([...town.disk.keys()]).toEqual([0, 1, 3, 4].map(guildIdOf))
  })

  it('is looked at by the shard that it belongs to alone', async () => {
    const town = createTown()
    const daily = town.boot()
    const ids = [0n, 1n, 2n, 3n].map(number => String(((10n ** 11n + number) << 22n) + 5n))
    for (const [index, guildId] of ids.entries()) {
      const { channelId } = town.addServer(index, guildId)
      await daily.setUp(guildId, wishes({ channelId }), administrator)
      if (index > 1) town.discord.members.delete(guildId)
    }
    const [first, second] = [ids[0] ?? '', ids[1] ?? '']
    const done = [
      daily.reconcile([first], { id: 0, count: 2 }),
      daily.reconcile([second], { id: 1, count: 2 }),
    ]
    await town.clock.pass({ minutes: 11 })
    await Promise.all(done)
    expect([...town.disk.keys()]).toEqual([first, second])
    // Each of the two that were left, twice.
    expect(town.discord.calls.filter(({ name }) => name === 'isMember')).toHaveLength(4)
  })

  it('stays where the bot is in the server after all', async () => {
    const town = await servers(5)
    const done = town.daily.reconcile([guildIdOf(0)])
    await town.clock.pass({ hours: 1 })
    await done
    expect(town.disk.size).toBe(5)
  })

  it('stays where Discord cannot say, at first or at the second look', async () => {
    const town = await servers(3)
    town.discord.members.delete(guildIdOf(1))
    town.discord.fault = name => (name === 'isMember' ? 'transient' : undefined)
    await town.daily.reconcile([guildIdOf(0), guildIdOf(2)])
    town.discord.fault = () => undefined
    const second = town.daily.reconcile([guildIdOf(0), guildIdOf(2)])
    await town.clock.pass({ minutes: 5 })
    town.discord.members.add(guildIdOf(1))
    await town.clock.pass({ minutes: 6 })
    await second
    expect(town.disk.size).toBe(3)
  })

  it('stays where it would be most of all, as with another bot’s token', async () => {
    const town = await servers(6)
    town.discord.members.clear()
    await town.daily.reconcile([])
    await town.clock.pass({ hours: 1 })
    expect(town.disk.size).toBe(6)
    expect(town.daily.log.some(({ level }) => level === 50)).toBe(true)
  })

  it('asks of nobody while Discord has turned down too many requests', async () => {
    const town = await servers(3)
    town.discord.members.delete(guildIdOf(1))
    town.discord.budgetLow = true
    const done = town.daily.reconcile([guildIdOf(0), guildIdOf(2)])
    await town.clock.pass({ minutes: 5 })
    expect(town.discord.calls.filter(({ name }) => name === 'isMember')).toEqual([])
    town.discord.budgetLow = false
    await town.clock.pass({ minutes: 15 })
    await done
    expect(town.disk.size).toBe(2)
  })
})
