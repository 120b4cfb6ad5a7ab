import { PermissionFlagsBits as P } from 'discord-api-types/v10'
import { expect, it } from 'vitest'
import { seedIds } from '../../sandbox/server.ts'
import { connectRaw } from './raw-gateway.ts'
import { asBot, asPerson, type Json, sandboxUnderTest } from './sandbox-under-test.ts'

const { guild, music, staff, moderatorRole } = seedIds
const guildMembers = 1 << 1

async function setUp(options = {}, intents = 1) {
  const sandbox = await sandboxUnderTest(options)
  const gateway = connectRaw(sandbox)
  await gateway.ready({ intents })
  await gateway.event('GUILD_CREATE')
  const change = (body: object): Promise<Json> => asPerson(sandbox, 'POST', '/changes', body)
  const fault = (body: object): Promise<Json> => asPerson(sandbox, 'POST', '/faults', body)
  const heard = async (name: string): Promise<Json> => (await gateway.event(name)).d
  const get = (path: string) => asBot(sandbox, 'GET', path)
  const post = (channel: string) => asBot(sandbox, 'POST', `/channels/${channel}/messages`, { content: 'x' })
  return { sandbox, gateway, change, fault, heard, get, post }
}
const refused = (status: number, code: number) => ({ status, body: { code } })

it('makes and deletes channels', async () => {
  const { change, heard, get, post } = await setUp()
  const { channel } = await change({ change: 'create channel', name: 'songs', type: 'announcement' })
  expect(await heard('CHANNEL_CREATE')).toMatchObject({ id: channel, type: 5, guild_id: guild })
  expect((await post(channel)).status).toBe(200)
  await change({ change: 'delete channel', channel: '#songs' })
  expect(await heard('CHANNEL_DELETE')).toMatchObject({ id: channel })
  for (const asked of [get(`/channels/${channel}`), post(channel)])
    expect(await asked).toMatchObject(refused(404, 10003))
})

it('forgets the system channel when that is deleted', async () => {
  const { change, get } = await setUp()
  expect((await get(`/guilds/${guild}`)).body.system_channel_id).toBe(seedIds.general)
  await change({ change: 'delete channel', channel: 'general' })
  expect((await get(`/guilds/${guild}`)).body.system_channel_id).toBeNull()
})

it('sets what a role or a member may do in a channel, and unsets it', async () => {
  const { sandbox, change, heard, post } = await setUp()
  const inMusic = { change: 'overwrite', channel: 'music' }
  await change({ ...inMusic, role: '@everyone', deny: ['SendMessages'] })
  const deny = String(P.SendMessages)
  const ofRole = { id: guild, type: 0, allow: '0', deny }
  expect((await heard('CHANNEL_UPDATE')).permission_overwrites).toEqual([ofRole])
  expect(await post(music)).toMatchObject(refused(403, 50013))
  await change({ ...inMusic, user: 'bot', allow: ['SendMessages'] })
  const ofBot = { id: sandbox.applicationId, type: 1, allow: deny, deny: '0' }
  expect((await heard('CHANNEL_UPDATE')).permission_overwrites).toEqual([ofRole, ofBot])
  expect((await post(music)).status).toBe(200)
  await change({ ...inMusic, role: '@everyone' })
  expect((await heard('CHANNEL_UPDATE')).permission_overwrites).toEqual([ofBot])
})

it('changes what a role may do, and whether everybody may mention it', async () => {
  const { change, heard } = await setUp()
  await change({
    change: 'role permissions',
    role: 'Moderator',
    allow: ['BanMembers'],
    deny: ['ManageThreads'],
    mentionable: true,
  })
  expect(await heard('GUILD_ROLE_UPDATE')).toMatchObject({
    guild_id: guild,
    role: { id: moderatorRole, permissions: String(P.ManageMessages | P.BanMembers), mentionable: true },
  })
})

it('gives the bot a role and takes it away, which it hears of without the members intent', async () => {
  const { sandbox, change, heard, get, post } = await setUp()
  const role = 'Administrator'
  expect(await post(staff)).toMatchObject(refused(403, 50001))
  await change({ change: 'bot takes role', role })
  const roles = [seedIds.botRole, seedIds.administratorRole]
  expect(await heard('GUILD_MEMBER_UPDATE')).toMatchObject({ user: { id: sandbox.applicationId }, roles })
  expect((await get(`/guilds/${guild}/members/${sandbox.applicationId}`)).body.roles).toEqual(roles)
  expect((await post(staff)).status).toBe(200)
  await change({ change: 'bot drops role', role })
  expect(await post(staff)).toMatchObject(refused(403, 50001))
})

it.each([
  ['without', 1, seedIds.application],
  ['with', 1 | guildMembers, seedIds.member],
])(
  'gives a member a role, which the bot hears of only with that intent: %s',
  async (_what, intents, first) => {
    const { change, heard } = await setUp({ gateway: { privilegedIntents: guildMembers } }, intents)
    await change({ change: 'member takes role', user: 'member', role: 'Moderator' })
    await change({ change: 'bot takes role', role: 'Moderator' })
    expect((await heard('GUILD_MEMBER_UPDATE')).user.id).toBe(first)
  },
)

it('deletes a role, and takes it from who had it', async () => {
  const { change, heard, get } = await setUp()
  await change({ change: 'delete role', role: 'Film lovers' })
  expect(await heard('GUILD_ROLE_DELETE')).toEqual({ guild_id: guild, role_id: seedIds.filmLoversRole })
  expect(await get(`/guilds/${guild}/roles/${seedIds.filmLoversRole}`)).toMatchObject(refused(404, 10011))
  expect((await get(`/guilds/${guild}/members/${seedIds.member}`)).body.roles).toEqual([])
})

it('removes the bot and lets it come back; meanwhile it hears nothing', async () => {
  const { change, fault, heard, get, gateway } = await setUp()
  await fault({ kind: 'guild', action: 'remove', guild })
  expect(await heard('GUILD_DELETE')).toEqual({ id: guild })
  expect(await get(`/guilds/${guild}`)).toMatchObject(refused(404, 10004))
  await change({ change: 'create channel', name: 'unheard' })
  await change({ change: 'bot joins', guild })
  const next = await gateway.next(({ t }) => t !== null)
  expect([next.t, next.d.id]).toEqual(['GUILD_CREATE', guild])
  expect(next.d.channels.map(({ name }: Json) => name)).toContain('unheard')
})

it('says of an outage only that there is one, until it is over', async () => {
  const { change, fault, heard, gateway } = await setUp()
  await fault({ kind: 'guild', action: 'unavailable', guild })
  expect(await heard('GUILD_DELETE')).toEqual({ id: guild, unavailable: true })
  await change({ change: 'delete channel', channel: 'music' })
  await fault({ kind: 'guild', action: 'available', guild })
  expect((await gateway.next(({ t }) => t !== null)).t).toBe('GUILD_CREATE')
})

it('makes guilds, each with an owner and a channel the bot can write in', async () => {
  const { sandbox, heard, get, post } = await setUp({ globalPerSecond: 1_000 })
  const { guilds } = await asPerson(sandbox, 'POST', '/guilds', { count: 50 })
  expect((await heard('GUILD_CREATE')).id).toBe(guilds[0].id)
  for (const made of guilds) {
    const { body } = await get(`/guilds/${made.id}`)
    expect(body).toMatchObject({ owner_id: seedIds.owner, system_channel_id: made.channels[0] })
    expect((await post(made.channels[0])).status).toBe(200)
  }
})

it('makes guilds in which everything can be changed as in the first', async () => {
  const { sandbox, change, post } = await setUp()
  const { guilds } = await asPerson(sandbox, 'POST', '/guilds', { count: 1 })
  const [{ id, channels }] = guilds
  await change({ change: 'overwrite', guild: id, channel: 'general', role: 'bot', deny: ['SendMessages'] })
  expect(await post(channels[0])).toMatchObject(refused(403, 50013))
})

it('closes and opens somebody’s direct messages', async () => {
  const { sandbox, change, fault, post } = await setUp()
  const open = await asBot(sandbox, 'POST', '/users/@me/channels', { recipient_id: seedIds.member })
  await change({ change: 'direct messages', user: 'member', open: false })
  expect(await post(open.body.id)).toMatchObject(refused(403, 50007))
  await change({ change: 'direct messages', user: 'member', open: true })
  expect((await post(open.body.id)).status).toBe(200)
  const read = await asPerson(sandbox, 'GET', '/channels/dm/messages?user=member')
  expect(read.messages).toMatchObject([{ content: 'x', author: { id: sandbox.applicationId } }])
  await fault({ kind: 'guild', action: 'remove', guild })
  expect(await post(open.body.id)).toMatchObject(refused(403, 50278))
})

it.each([
  [
    { change: 'overwrite', channel: 'music', role: 'bot', deny: ['Dance'] },
    'There is no permission “Dance”.',
  ],
  [{ change: 'overwrite', channel: 'music' }, 'An overwrite is for either a role or a user.'],
  [{ change: 'delete channel', channel: 'nowhere' }, 'There is no channel “nowhere” in Film Club.'],
  [{ change: 'delete role', role: 'nobody' }, 'There is no role “nobody” in Film Club.'],
  [{ change: 'delete role', role: '@everyone' }, 'The role @everyone cannot be deleted.'],
  [{ change: 'bot joins', guild }, 'The bot is in Film Club already.'],
])('says why %o makes no sense', async (change, error) => {
  const { sandbox } = await setUp()
  const answer = await asPerson(sandbox, 'POST', '/changes', change)
  expect(answer).toMatchObject({ status: 400, error: expect.stringContaining(error) })
})
