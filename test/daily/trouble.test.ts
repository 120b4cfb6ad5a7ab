import { describe, expect, it } from 'vitest'
import { administrator, guildIdOf, openTown, wishes } from './town.ts'

type Town = Awaited<ReturnType<typeof openTown>>

const channelOf = ({ discord, channelId }: Town) => {
  const channel = discord.channels.get(channelId)
  if (!channel) throw new Error('no channel')
  return channel
}
const calls = ({ discord }: Town, name: string) => discord.calls.filter(call => call.name === name)

describe('what lasts until somebody does something about it', () => {
  it.each([
    [
      'the channel is deleted',
      'channel-gone',
      [],
      (town: Town) => town.discord.channels.delete(town.channelId),
    ],
    [
      'the bot cannot see it',
      'no-access',
      ['ViewChannel'],
      (town: Town) => channelOf(town).permissions.delete('ViewChannel'),
    ],
    [
      'it may not write',
      'missing-permissions',
      ['SendMessages'],
      (town: Town) => channelOf(town).permissions.delete('SendMessages'),
    ],
    [
      'it may not embed',
      'missing-permissions',
      ['EmbedLinks'],
      (town: Town) => channelOf(town).permissions.delete('EmbedLinks'),
    ],
    [
      'it may not attach',
      'missing-permissions',
      ['AttachFiles'],
      (town: Town) => channelOf(town).permissions.delete('AttachFiles'),
    ],
  ])('%s: pauses with the reason, and keeps all settings', async (_, problem, missing, spoil) => {
    const town = await openTown()
    const before = town.state()
    spoil(town)
    await town.clock.until('2026-11-24T08:01:00Z')
    const { pause, schedule, cycle } = town.state()
    expect(pause).toMatchObject({ by: 'trouble', problem, told: true })
    if (problem === 'missing-permissions') expect(pause).toMatchObject({ missing })
    expect({ schedule, cycle }).toEqual({ schedule: before.schedule, cycle: before.cycle })
  })

  it('asks Discord no more than it must while it is paused', async () => {
    const town = await openTown()
    town.discord.channels.delete(town.channelId)
    await town.clock.pass({ hours: 24 * 5 + 12 })
    // After the look at setting up: one post that is turned down, and a look at the channel then and at each moment when a song is due.
    expect(calls(town, 'post')).toHaveLength(1)
    const [, ...looks] = calls(town, 'access').map(({ at }) => at.toString().slice(0, 16))
    expect(looks).toEqual([
      '2026-11-24T08:00',
      '2026-11-25T08:00',
      '2026-11-26T08:00',
      '2026-11-27T08:00',
      '2026-11-28T08:00',
      '2026-11-29T08:00',
    ])
  })

  it('says of each day that it failed, and why', async () => {
    const town = await openTown()
    town.discord.channels.delete(town.channelId)
    await town.clock.pass({ hours: 33 })
    expect(town.state().last).toMatchObject({
      day: '2026-11-25',
      result: 'failed',
      detail: 'The channel is not there any more.',
    })
  })

  it('tries again, and does not pause, where Discord turns it down though nothing is in the way', async () => {
    const town = await openTown()
    town.discord.fault = name =>
      name === 'post' && Temporal.Instant.compare(town.clock.now(), '2026-11-24T08:00:30Z') < 0
        ? 'missing-permissions'
        : undefined
    await town.clock.until('2026-11-24T08:05:00Z')
    expect(town.posts()).toHaveLength(1)
    expect(town.discord.told).toEqual([])
  })
})

describe('telling somebody', () => {
  const troubled = async (prepare: (town: Town) => void) => {
    const town = await openTown()
    channelOf(town).permissions.delete('SendMessages')
    prepare(town)
    await town.clock.pass({ hours: 24 * 4 })
    return town
  }

  it('writes once to whoever set it up: what is wrong, and what to do', async () => {
    const town = await troubled(() => {})
    expect(town.discord.told).toEqual([
      {
        who: administrator,
        text: `The song of the day cannot be posted in https://discord.com/channels/${town.guildId}/${town.channelId}. In the channel the bot lacks the permission Send Messages. It is paused, and all settings are kept. Give it back what it lacks and it goes on by itself, or choose another channel with \`/daily setup\`.`,
      },
    ])
  })

  it('writes in the server where they take no messages', async () => {
    const town = await troubled(({ discord }) => {
      discord.closedDms = true
    })
    expect(town.discord.told).toMatchObject([{ who: guildIdOf(0) }])
  })

  it('says it in the log where nobody can be told', async () => {
    const town = await troubled(({ discord }) => {
      discord.closedDms = true
      discord.systemChannel = false
    })
    expect(town.discord.told).toEqual([])
    const said = town.daily.log.filter(({ msg }) => msg === 'nobody could be told of the pause')
    expect(said).toHaveLength(1)
    expect(JSON.stringify(said[0]?.err)).toContain('could not post: refused')
    expect(town.state().pause).toMatchObject({ told: true })
  })

  it('tries again where that did not work for a moment, and writes once', async () => {
    let tries = 0
    const town = await troubled(({ discord }) => {
      discord.fault = name => {
        if (name !== 'tellUser') return undefined
        tries += 1
        return tries === 1 ? 'transient' : tries === 2 ? 'lost' : undefined
      }
    })
    expect(town.discord.told).toMatchObject([{ who: administrator }])
  })
})

describe('when the trouble is over', () => {
  const pausedAtNine = async (change = {}) => {
    const town = await openTown(change)
    channelOf(town).permissions.delete('ViewChannel')
    await town.clock.until('2026-11-24T08:01:00Z')
    expect(town.state().pause).toBeDefined()
    return town
  }

  it('goes on by itself when it hears of it, and posts the song of today while it is not too late', async () => {
    const town = await pausedAtNine()
    await town.clock.until('2026-11-24T11:00:00Z')
    channelOf(town).permissions.add('ViewChannel')
    town.daily.recheck(town.guildId)
    await town.clock.pass({ seconds: 10 })
    expect(town.state().pause).toBeUndefined()
    expect(town.posts()).toHaveLength(1)
  })

  it('posts the song of tomorrow where it is too late for that of today', async () => {
    const town = await pausedAtNine()
    await town.clock.until('2026-11-24T17:00:00Z')
    channelOf(town).permissions.add('ViewChannel')
    town.daily.recheck(town.guildId)
    await town.clock.pass({ hours: 1 })
    expect(town.state()).toMatchObject({ last: { day: '2026-11-24', result: 'failed' } })
    expect(town.posts()).toEqual([])
    await town.clock.pass({ hours: 20 })
    expect(town.posts()).toHaveLength(1)
  })

  it('goes on at the next due moment where it has not heard of it', async () => {
    const town = await pausedAtNine()
    channelOf(town).permissions.add('ViewChannel')
    await town.clock.until('2026-11-25T08:01:00Z')
    expect(town.state().pause).toBeUndefined()
    expect(town.posts()).toMatchObject([{ footer: 'Song of the day · 2026-11-25' }])
  })

  it('looks again soon at the due moment where Discord cannot say', async () => {
    const town = await pausedAtNine()
    channelOf(town).permissions.add('ViewChannel')
    await town.clock.until('2026-11-25T07:59:00Z')
    town.discord.fault = name =>
      name === 'access' && Temporal.Instant.compare(town.clock.now(), '2026-11-25T08:10:00Z') < 0
        ? 'transient'
        : undefined
    await town.clock.until('2026-11-25T09:00:00Z')
    expect(town.posts()).toHaveLength(1)
  })

  it('goes on though a thread is not possible, since that is no reason to be silent', async () => {
    const town = await pausedAtNine({ thread: true })
    channelOf(town).permissions.add('ViewChannel')
    channelOf(town).permissions.delete('CreatePublicThreads')
    town.daily.recheck(town.guildId)
    await town.clock.pass({ minutes: 1 })
    expect(town.posts()).toHaveLength(1)
    expect(town.state().last?.detail).toBe('The thread could not be opened.')
  })

  it('looks once for a burst of changes, and not at all where there is no trouble', async () => {
    const town = await pausedAtNine()
    const before = calls(town, 'access').length
    for (let change = 0; change < 50; change += 1) town.daily.recheck(town.guildId)
    town.daily.recheck(guildIdOf(7))
    await town.clock.pass({ minutes: 1 })
    expect(calls(town, 'access')).toHaveLength(before + 1)
    channelOf(town).permissions.add('ViewChannel')
    town.daily.recheck(town.guildId)
    await town.clock.pass({ minutes: 1 })
    for (let change = 0; change < 50; change += 1) town.daily.recheck(town.guildId)
    await town.clock.pass({ minutes: 1 })
    expect(calls(town, 'access')).toHaveLength(before + 2)
  })

  it('waits with its look while Discord has turned down too many requests', async () => {
    const town = await pausedAtNine()
    channelOf(town).permissions.add('ViewChannel')
    town.discord.budgetLow = true
    town.daily.recheck(town.guildId)
    await town.clock.pass({ minutes: 10 })
    expect(town.state().pause).toBeDefined()
    town.discord.budgetLow = false
    await town.clock.pass({ minutes: 2 })
    expect(town.posts()).toHaveLength(1)
  })

  it('still posts where nothing has gone wrong while Discord has turned down too many requests', async () => {
    const town = await openTown()
    town.discord.budgetLow = true
    await town.clock.until('2026-11-24T08:00:01Z')
    expect(town.posts()).toHaveLength(1)
  })

  it('goes on at once where the channel is replaced, with the song of today', async () => {
    const town = await pausedAtNine()
    const other = town.addServer(1, town.guildId)
    await town.daily.setUp(town.guildId, wishes({ channelId: other.channelId }), administrator)
    await town.clock.pass({ seconds: 10 })
    expect(town.posts(other.channelId)).toHaveLength(1)
  })

  it('waits for the new time where that is changed as well, though it would be in time today', async () => {
    const town = await pausedAtNine()
    const other = town.addServer(1, town.guildId)
    await town.daily.setUp(town.guildId, wishes({ channelId: other.channelId, time: '08:30' }), administrator)
    await town.clock.pass({ hours: 1 })
    expect(town.posts(other.channelId)).toEqual([])
  })

  it('tells of new trouble anew', async () => {
    const town = await pausedAtNine()
    channelOf(town).permissions.add('ViewChannel')
    town.daily.recheck(town.guildId)
    await town.clock.pass({ hours: 1 })
    channelOf(town).permissions.delete('SendMessages')
    await town.clock.pass({ hours: 24 })
    expect(town.discord.told).toHaveLength(2)
  })
})

describe('a server that is not available for a while', () => {
  it('loses nothing, whatever Discord says of it', async () => {
    const town = await openTown()
    const channel = channelOf(town)
    const { schedule } = town.state()
    town.discord.channels.delete(town.channelId)
    await town.clock.until('2026-11-24T09:00:00Z')
    expect(town.state().schedule).toEqual(schedule)
    town.discord.channels.set(town.channelId, channel)
    town.daily.recheck(town.guildId)
    await town.clock.pass({ minutes: 1 })
    expect(town.posts()).toHaveLength(1)
  })
})
