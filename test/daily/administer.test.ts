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

  it.each(['pause', 'skip', 'resume', 'status', 'next', 'postNow'] as const)(
    'and all else says nothing where it is not set up: %s',
    async name => {
      const town = createTown()
      expect(await town.boot()[name](guildId, administrator)).toBeUndefined()
      expect(town.disk.size).toBe(0)
    },
  )
})

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

describe('posting now', () => {
  it('posts the song after the next, and disturbs nothing', async () => {
    const town = await openTown()
    const roleId = '500000000000000001'
    town.discord.roles.set(roleId, true)
    await town.daily.setUp(guildId, wishes({ roleId, thread: true }), administrator)
    const next = await town.daily.next(guildId)
    const posted = await town.daily.postNow(guildId)
    expect(posted).toMatchObject({ done: true, post: { extra: true, channelId: channelIdOf(0) } })
    expect(town.extras()).toHaveLength(1)
    expect(town.extras()[0]?.roleId ?? town.extras()[0]?.thread).toBeUndefined()
    expect(town.state().settledDay).toBeUndefined()
    expect(await town.daily.next(guildId)).toEqual(next)
    await town.clock.until('2026-11-24T08:01:00Z')
    expect(town.posts()).toMatchObject([{ text: next?.trackId }])
    expect(town.extras()[0]?.text).not.toBe(next?.trackId)
  })

  it('not twice by a double click, nor in two processes', async () => {
    const town = await openTown()
    const other = town.boot()
    const all = await Promise.all([
      town.daily.postNow(guildId),
      town.daily.postNow(guildId),
      other.postNow(guildId),
    ])
    expect(town.extras()).toHaveLength(1)
    expect(all.filter(posted => posted?.done === false)).not.toEqual([])
    await town.clock.pass({ seconds: 59 })
    expect(await other.postNow(guildId)).toMatchObject({
      done: false,
      why: 'just-posted',
      post: { messageId: town.extras()[0]?.id },
    })
    await town.clock.pass({ seconds: 2 })
    expect(await other.postNow(guildId)).toMatchObject({ done: true })
    expect(town.extras()).toHaveLength(2)
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('nor where the other is slower: %i', async slowness => {
    const town = await openTown({}, { slowness: 1 })
    await Promise.all([town.daily.postNow(guildId), town.boot({ slowness }).postNow(guildId)])
    expect(town.extras()).toHaveLength(1)
    expect(town.state().posts).toHaveLength(1)
    expect(town.state().extraClaim).toBeUndefined()
  })

  it('knows a song once, though another process noted its claim again after it was out', async () => {
    const town = await openTown()
    town.discord.fault = name => {
      if (name === 'post') claimed = town.disk.get(guildId) ?? ''
      return undefined
    }
    let claimed = ''
    await town.daily.postNow(guildId)
    const { extraClaim } = JSON.parse(claimed)
    town.disk.set(guildId, JSON.stringify({ ...town.state(), extraClaim }))
    await town.clock.pass({ minutes: 2 })
    await town.daily.postNow(guildId)
    expect(town.state().posts.map(({ messageId }) => messageId)).toEqual(town.extras().map(({ id }) => id))
    expect(town.extras()).toHaveLength(2)
  })

  it('says what is in the way', async () => {
    const town = await openTown()
    town.discord.channels.get(channelIdOf(0))?.permissions.delete('SendMessages')
    expect(await town.daily.postNow(guildId)).toEqual({
      done: false,
      why: 'trouble',
      lacks: [{ kind: 'permissions', missing: ['SendMessages'] }],
    })
    town.discord.channels.get(channelIdOf(0))?.permissions.add('SendMessages')
    expect(await town.daily.postNow(guildId)).toMatchObject({ done: true })
  })

  it('says to try again where Discord does not take it, and then it can be tried at once', async () => {
    const town = await openTown()
    town.discord.fault = () => 'transient'
    await expect(town.daily.postNow(guildId)).rejects.toThrow('try again in a minute')
    town.discord.fault = () => undefined
    expect(await town.daily.postNow(guildId)).toMatchObject({ done: true })
    expect(town.extras()).toHaveLength(1)
  })

  it('knows a song that is out though the answer was lost', async () => {
    const town = await openTown()
    town.discord.fault = name => (name === 'post' ? 'lost' : undefined)
    expect(await town.daily.postNow(guildId)).toMatchObject({ done: true })
    expect(town.extras()).toHaveLength(1)
    expect(town.state().posts).toMatchObject([{ messageId: town.extras()[0]?.id }])
  })
})

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
