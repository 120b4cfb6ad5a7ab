import { expect, it } from 'vitest'
import { seedIds } from '../../sandbox/server.ts'
import { connectRaw } from './raw-gateway.ts'
import { asBot, asPerson, fieldErrors, type Json, sandboxUnderTest } from './sandbox-under-test.ts'

const { general, announcements, staff } = seedIds

async function setUp() {
  const sandbox = await sandboxUnderTest()
  const bot = (method: string, path: string, body?: unknown) => asBot(sandbox, method, path, body)
  const post = async (channel: string): Promise<string> =>
    (await bot('POST', `/channels/${channel}/messages`, { content: 'See' })).body.id
  const begin = (channel: string, message: string, form: object = { name: 'Talk' }) =>
    bot('POST', `/channels/${channel}/messages/${message}/threads`, form)
  const change = (body: object): Promise<Json> => asPerson(sandbox, 'POST', '/changes', body)
  return { sandbox, bot, post, begin, change }
}
const refused = (status: number, code: number) => ({ status, body: { code } })

it('begins with a message, has its id, and there is one only', async () => {
  const { sandbox, bot, post, begin } = await setUp()
  const id = await post(announcements)
  const thread = { id, type: 10, parent_id: announcements, name: 'Talk', owner_id: sandbox.applicationId }
  expect(await begin(announcements, id, { name: ' Talk ', auto_archive_duration: 1440 })).toMatchObject({
    status: 201,
    body: { ...thread, thread_metadata: { auto_archive_duration: 1440, archived: false } },
  })
  expect(await begin(announcements, id)).toMatchObject(refused(400, 160004))
  const [message] = (await bot('GET', `/channels/${announcements}/messages`)).body
  expect(message).toMatchObject({ id, flags: 32, thread })
  const edited = await bot('PATCH', `/channels/${announcements}/messages/${id}`, { content: 'x', flags: 0 })
  expect(edited.body.flags).toBe(32)
})

it.each([
  ['no name', { name: ' ' }, 'name BASE_TYPE_REQUIRED'],
  ['a name of 101', { name: 'x'.repeat(101) }, 'name BASE_TYPE_BAD_LENGTH'],
  ['another duration', { name: 'a', auto_archive_duration: 61 }, 'auto_archive_duration BASE_TYPE_CHOICES'],
])('does not begin with %s', async (_what, form, error) => {
  const { post, begin } = await setUp()
  expect(fieldErrors((await begin(general, await post(general), form)).body)).toEqual([error])
})

it('takes the permission to begin one, in a channel for it, with a message that is there', async () => {
  const { bot, post, begin, change } = await setUp()
  const id = await post(general)
  expect(await begin(general, seedIds.application)).toMatchObject(refused(404, 10008))
  expect(await begin(seedIds.voice, await post(seedIds.voice))).toMatchObject(refused(400, 50024))
  await begin(general, id)
  expect(await begin(id, await post(id))).toMatchObject(refused(400, 50024))
  await change({ change: 'role permissions', role: '@everyone', deny: ['CreatePublicThreads'] })
  expect(await begin(general, await post(general))).toMatchObject(refused(403, 50013))
  const direct = (await bot('POST', '/users/@me/channels', { recipient_id: seedIds.member })).body.id
  expect(await begin(direct, await post(direct))).toMatchObject(refused(400, 50024))
})

it('is written in with a permission of its own, and seen by who sees its parent', async () => {
  const { sandbox, bot, post, begin, change } = await setUp()
  const id = await post(general)
  await begin(general, id)
  const say = () => bot('POST', `/channels/${id}/messages`, { content: 'talk' })
  await change({ change: 'overwrite', channel: 'general', role: '@everyone', deny: ['SendMessages'] })
  expect(await bot('POST', `/channels/${general}/messages`, { content: 'x' })).toMatchObject(
    refused(403, 50013),
  )
  expect((await say()).status).toBe(200)
  const person = await asPerson(sandbox, 'POST', '/message', { channel: id, content: 'me too' })
  expect(person.error).toBeNull()
  expect((await bot('GET', `/channels/${id}`)).body).toMatchObject({
    message_count: 2,
    total_message_sent: 2,
  })
  await change({
    change: 'overwrite',
    channel: 'general',
    role: '@everyone',
    deny: ['SendMessagesInThreads'],
  })
  expect(await say()).toMatchObject(refused(403, 50013))
  await change({ change: 'overwrite', channel: 'general', role: '@everyone', deny: ['ViewChannel'] })
  expect(await say()).toMatchObject(refused(403, 50001))
})

it('is told of to who can see it, with the guild too, and goes with its parent', async () => {
  const { sandbox, bot, post, begin, change } = await setUp()
  const gateway = connectRaw(sandbox)
  await gateway.ready()
  const id = await post(general)
  await begin(general, id)
  const told = await gateway.event('THREAD_CREATE')
  expect(told.d).toMatchObject({ id, parent_id: general, guild_id: seedIds.guild, newly_created: true })
  const later = connectRaw(sandbox)
  await later.ready()
  expect((await later.event('GUILD_CREATE')).d.threads).toMatchObject([{ id, name: 'Talk' }])
  expect(await bot('DELETE', `/channels/${id}`)).toMatchObject(refused(403, 50013))
  await change({ change: 'role permissions', role: 'bot', allow: ['ManageThreads'] })
  expect((await bot('DELETE', `/channels/${id}`)).status).toBe(200)
  const gone = { id, type: 11, guild_id: seedIds.guild, parent_id: general }
  expect((await gateway.event('THREAD_DELETE')).d).toEqual(gone)
  await begin(general, id)
  await change({ change: 'delete channel', channel: 'general' })
  expect(await bot('GET', `/channels/${id}`)).toMatchObject(refused(404, 10003))
})

it('publishes a message once, in an announcement channel', async () => {
  const { bot, post } = await setUp()
  const publish = (channel: string, id: string) =>
    bot('POST', `/channels/${channel}/messages/${id}/crosspost`)
  const id = await post(announcements)
  expect(await publish(announcements, id)).toMatchObject({ status: 200, body: { flags: 1 } })
  expect(await publish(announcements, id)).toMatchObject(refused(400, 40033))
  expect(await publish(general, await post(general))).toMatchObject(refused(400, 50024))
  expect(await publish(staff, id)).toMatchObject(refused(403, 50001))
  expect(await publish(announcements, seedIds.application)).toMatchObject(refused(404, 10008))
})

it('publishes its own messages with SEND_MESSAGES, those of others with MANAGE_MESSAGES as well', async () => {
  const { sandbox, bot, post, change } = await setUp()
  const publish = (id: string) => bot('POST', `/channels/${announcements}/messages/${id}/crosspost`)
  const said = { channel: 'announcements', content: 'News' }
  const { messages } = await asPerson(sandbox, 'POST', '/message', said)
  expect(await publish(messages[0].id)).toMatchObject(refused(403, 50013))
  await change({ change: 'overwrite', channel: 'announcements', user: 'bot', allow: ['ManageMessages'] })
  expect((await publish(messages[0].id)).status).toBe(200)
  const own = await post(announcements)
  await change({ change: 'overwrite', channel: 'announcements', user: 'bot', deny: ['SendMessages'] })
  expect(await publish(own)).toMatchObject(refused(403, 50013))
})
