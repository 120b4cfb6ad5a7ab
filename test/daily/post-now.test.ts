import { describe, expect, it } from 'vitest'
import { administrator, channelIdOf, guildIdOf, openTown, roleId, wishes } from './town.ts'

const guildId = guildIdOf(0)

describe('posting now', () => {
  it('posts the song after the next, and disturbs nothing', async () => {
    const town = await openTown()
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
