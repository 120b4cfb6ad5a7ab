import { MessageFlags, PermissionFlagsBits as P } from 'discord-api-types/v10'
import { describe, expect, it } from 'vitest'
import { seedIds } from '../../sandbox/server.ts'
import { createChannels } from '../../src/discord/channels.ts'
import { createRest, type Patience } from '../../src/discord/rest.ts'
import { asPerson, type Json, sandboxUnderTest } from '../sandbox/sandbox-under-test.ts'

const { general, announcements, staff, rules, voice, guild } = seedIds

async function setUp(patience?: Patience) {
  const sandbox = await sandboxUnderTest()
  const rest = createRest({ token: sandbox.token, api: sandbox.restUrl }, patience && { patience })
  const channels = createChannels({ rest, now: Temporal.Now.instant, isBudgetLow: () => false })
  const fault = (fault: object) => asPerson(sandbox, 'POST', '/faults', { kind: 'rest', ...fault })
  const written = async (channel = 'general', user = 'member'): Promise<Json[]> =>
    (await asPerson(sandbox, 'GET', `/channels/${channel}/messages?user=${user}`)).messages
  const change = async (change: object) =>
    expect(await asPerson(sandbox, 'POST', '/changes', change)).not.toHaveProperty('error')
  return { sandbox, channels, fault, change, written }
}

const song = { embeds: [{ title: 'California Dreamin’', footer: { text: 'Song of 24 November' } }] }
const posting = 'POST /channels/*/messages'

describe('a post', () => {
  it('is there, and is found by its footer', async () => {
    const { channels, written } = await setUp()
    const before = Temporal.Now.instant()
    const { messageId } = await channels.post(general, song, 'today')
    expect(await written()).toMatchObject([{ id: messageId, embeds: song.embeds }])
    expect(await channels.findPosted(general, 'Song of 24 November', before)).toEqual({ messageId })
    expect(await channels.findPosted(general, 'Song of 23 November', before)).toBeUndefined()
    const later = Temporal.Now.instant().add({ minutes: 1 })
    expect(await channels.findPosted(general, 'Song of 24 November', later)).toBeUndefined()
  })

  it('pings one role and nobody else', async () => {
    const { channels, written } = await setUp()
    const message = { content: `@everyone <@${seedIds.owner}>` }
    await channels.post(general, message, 'today', seedIds.filmLoversRole)
    expect(await written()).toMatchObject([
      { mention_roles: [seedIds.filmLoversRole], mention_everyone: false, mentions: [] },
    ])
  })

  it('carries a picture, and says what it shows', async () => {
    const { channels, written } = await setUp()
    const picture = {
      name: 'card.png',
      data: Buffer.from('iVBORw0KGgo=', 'base64'),
      description: 'A neon sign',
    }
    const embeds = [{ title: 'California Dreamin’', image: { url: 'attachment://card.png' } }]
    await channels.post(general, { embeds, files: [picture] }, 'today')
    expect(await written()).toMatchObject([
      { embeds: [{ image: { url: expect.stringMatching(/^http.*card\.png/) } }] },
    ])
  })

  it.each([
    ['is lost', { action: 'drop' }],
    ['is an error, though it went out', { action: 'fail', status: 503 }],
    ['never comes', { action: 'delay', delayMs: 600_000 }],
  ])('is one, sent again where the answer %s', async (_, trouble) => {
    const { sandbox, channels, fault, written } = await setUp({ answer: 300, rateLimit: 10_000 })
    await fault({ route: posting, when: 'after', times: 10, ...trouble })
    await expect(channels.post(general, song, 'today')).rejects.toMatchObject({ obstacle: 'transient' })
    await asPerson(sandbox, 'DELETE', '/faults')
    const { messageId } = await channels.post(general, song, 'today')
    expect(await written()).toMatchObject([{ id: messageId }])
  })

  it('gives up at once where a rate limit takes long', async () => {
    const { channels, fault } = await setUp()
    await fault({ route: posting, action: 'fail', status: 429, retryAfter: 600 })
    await expect(channels.post(general, song, 'today')).rejects.toMatchObject({ obstacle: 'transient' })
  })

  it.each([
    ['a channel that is not there', seedIds.application, 'channel-gone'],
    ['a channel it cannot see', staff, 'no-access'],
    ['a channel it may not write in', rules, 'missing-permissions'],
  ])('in %s is not there', async (_, channelId, obstacle) => {
    const { channels } = await setUp()
    await expect(channels.post(channelId, song, 'today')).rejects.toMatchObject({ obstacle })
  })

  it('that says too much is refused', async () => {
    const { channels } = await setUp()
    const message = { content: 'a'.repeat(2_001) }
    await expect(channels.post(general, message, 'today')).rejects.toMatchObject({ obstacle: 'refused' })
  })

  it('with a wrong token may yet go out, when the token is mended', async () => {
    const { sandbox } = await setUp()
    const rest = createRest({ token: 'a.b.c', api: sandbox.restUrl })
    const channels = createChannels({ rest, now: Temporal.Now.instant, isBudgetLow: () => false })
    await expect(channels.post(general, song, 'today')).rejects.toMatchObject({ obstacle: 'transient' })
  })
})

describe('after a post', () => {
  it('a thread opens on it once', async () => {
    const { channels, written } = await setUp()
    const { messageId } = await channels.post(general, song, 'today')
    await channels.openThread(general, messageId, 'California Dreamin’')
    await channels.openThread(general, messageId, 'California Dreamin’')
    expect(await written()).toMatchObject([{ id: messageId, thread: { name: 'California Dreamin’' } }])
  })

  it('no thread opens without the permission for it, or on a message that is gone', async () => {
    const { channels, change } = await setUp()
    const { messageId } = await channels.post(general, song, 'today')
    await expect(channels.openThread(general, seedIds.application, 'a')).rejects.toMatchObject({
      obstacle: 'refused',
    })
    await change({
      change: 'overwrite',
      channel: 'general',
      role: '@everyone',
      deny: ['CreatePublicThreads'],
    })
    await expect(channels.openThread(general, messageId, 'a')).rejects.toMatchObject({
      obstacle: 'missing-permissions',
    })
  })

  it('it is published once', async () => {
    const { channels, written } = await setUp()
    const { messageId } = await channels.post(announcements, song, 'today')
    await channels.crosspost(announcements, messageId)
    await channels.crosspost(announcements, messageId)
    expect(await written('announcements')).toMatchObject([{ id: messageId, flags: MessageFlags.Crossposted }])
  })

  it('it is published in announcement channels alone', async () => {
    const { channels } = await setUp()
    const { messageId } = await channels.post(general, song, 'today')
    await expect(channels.crosspost(general, messageId)).rejects.toMatchObject({ obstacle: 'refused' })
  })
})

describe('what it may do', () => {
  const needed = ['ViewChannel', 'SendMessages', 'EmbedLinks', 'AttachFiles']

  it.each([
    ['#general', general, 'text', needed],
    ['#announcements', announcements, 'announcement', needed],
    ['#rules', rules, 'text', ['ViewChannel']],
    ['a voice channel', voice, 'other', needed],
  ])('in %s', async (_, channelId, kind, expected) => {
    const { channels } = await setUp()
    const access = await channels.access(guild, channelId)
    if (access.state !== 'visible') throw new Error(access.state)
    expect(access.kind).toBe(kind)
    expect(needed.filter(permission => access.permissions.has(permission))).toEqual(expected)
    expect(access.role(seedIds.filmLoversRole)).toEqual({ exists: true, mentionable: true })
    expect(access.role(seedIds.moderatorRole)).toEqual({ exists: true, mentionable: false })
  })

  it('is nothing in #staff, in a channel of nowhere, and in another server', async () => {
    const { sandbox, channels } = await setUp()
    const { guilds } = await asPerson(sandbox, 'POST', '/guilds', { count: 1 })
    expect(await channels.access(guild, staff)).toEqual({ state: 'no-access' })
    expect(await channels.access(guild, seedIds.application)).toEqual({ state: 'channel-gone' })
    expect(await channels.access(guilds[0].id, general)).toEqual({ state: 'channel-gone' })
  })

  it('is everything for an administrator', async () => {
    const { sandbox, channels } = await setUp()
    const role = sandbox.world.guilds.get(guild)?.roles.get(seedIds.botRole)
    if (role) role.permissions = P.Administrator
    const access = await channels.access(guild, staff)
    expect(access.state === 'visible' && access.permissions.has('MentionEveryone')).toBe(true)
  })

  it('follows what an administrator changes', async () => {
    const { channels, change } = await setUp()
    const may = async (permission: string) => {
      const access = await channels.access(guild, general)
      return access.state === 'visible' && access.permissions.has(permission)
    }
    const everyone = { change: 'overwrite', channel: 'general', role: '@everyone' }
    await change({ ...everyone, deny: ['AttachFiles'] })
    expect(await may('AttachFiles')).toBe(false)
    await change({ change: 'role permissions', role: 'bot', allow: ['MentionEveryone'] })
    expect(await may('MentionEveryone')).toBe(true)
    await change({ ...everyone, deny: ['SendMessages'] })
    expect(await may('MentionEveryone')).toBe(false)
    await change({ change: 'delete channel', channel: 'general' })
    expect(await channels.access(guild, general)).toEqual({ state: 'channel-gone' })
  })

  it('ends with being in the server', async () => {
    const { sandbox, channels } = await setUp()
    expect(await channels.isMember(guild)).toBe(true)
    await asPerson(sandbox, 'POST', '/faults', { kind: 'guild', action: 'remove', guild })
    expect(await channels.isMember(guild)).toBe(false)
    expect(await channels.access(guild, general)).toEqual({ state: 'no-access' })
  })
})

describe('news of trouble', () => {
  it('reaches somebody directly, once', async () => {
    const { channels, written } = await setUp()
    await channels.tellUser(seedIds.owner, 'It is paused.', 'n')
    await channels.tellUser(seedIds.owner, 'It is paused.', 'n')
    expect(await written('dm', 'owner')).toMatchObject([{ content: 'It is paused.' }])
  })

  it('does not reach who takes no messages from servers', async () => {
    const { channels, change } = await setUp()
    await change({ change: 'direct messages', user: 'owner', open: false })
    await expect(channels.tellUser(seedIds.owner, 'It is paused.', 'n')).rejects.toMatchObject({
      obstacle: 'refused',
    })
  })

  it('reaches the system channel, where there is one', async () => {
    const { sandbox, channels, written } = await setUp()
    expect(await channels.tellServer(guild, 'It is paused.', 'n')).toBe(true)
    expect(await written()).toMatchObject([{ content: 'It is paused.' }])
    const server = sandbox.world.guilds.get(guild)
    if (server) server.systemChannelId = null
    expect(await channels.tellServer(guild, 'It is paused.', 'm')).toBe(false)
  })
})
