import { describe, expect, it } from 'vitest'
import { channelIdOf, createTown, guildIdOf, wishes } from './town.ts'

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
