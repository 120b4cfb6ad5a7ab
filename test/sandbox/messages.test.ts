import { PermissionFlagsBits as P } from 'discord-api-types/v10'
import { expect, it } from 'vitest'
import { manualClock, seedIds } from '../../sandbox/server.ts'
import { asBot, asPerson, type Json, sandboxUnderTest } from './sandbox-under-test.ts'

const path = `/channels/${seedIds.general}/messages`
const clockAtNoon = () => manualClock(Date.UTC(2026, 10, 24, 12))

it('sends a message once for one nonce, while it is remembered', async () => {
  const clock = clockAtNoon()
  const sandbox = await sandboxUnderTest({ clock })
  const send = async (nonce: string, enforce_nonce: boolean): Promise<Json> =>
    (await asBot(sandbox, 'POST', path, { content: 'daily', nonce, enforce_nonce })).body
  const first = await send('day-1', true)
  expect(first.nonce).toBe('day-1')
  expect((await send('day-1', true)).id).toBe(first.id)
  expect((await send('day-2', true)).id).not.toBe(first.id)
  expect((await send('day-1', false)).id).not.toBe(first.id)
  const fetched = await asBot(sandbox, 'GET', `${path}/${first.id}`)
  expect(fetched.body).not.toHaveProperty('nonce')
  clock.advance(10 * 60_000)
  expect((await send('day-1', true)).id).not.toBe(first.id)
  expect((await asBot(sandbox, 'GET', path)).body).toHaveLength(4)
})

it('pages through messages, newest first', async () => {
  const sandbox = await sandboxUnderTest()
  const ids: string[] = []
  for (const content of ['a', 'b', 'c', 'd']) {
    ids.push((await asPerson(sandbox, 'POST', '/message', { content })).messages[0].id)
  }
  const page = async (query: string) =>
    (await asBot(sandbox, 'GET', `${path}?${query}`)).body.map(({ content }: Json) => content).join('')
  expect(await page('limit=2')).toBe('dc')
  expect(await page(`before=${ids[2]}&limit=1`)).toBe('b')
  expect(await page(`after=${ids[0]}&limit=2`)).toBe('cb')
  expect(await page(`around=${ids[1]}&limit=3`)).toBe('cba')
})

it.each(['limit=101', 'limit=0', 'limit=many', 'after=yesterday'])('has no page of %s', async query => {
  const sandbox = await sandboxUnderTest()
  expect(await asBot(sandbox, 'GET', `${path}?${query}`)).toMatchObject({
    status: 400,
    body: { code: 50035 },
  })
})

it('shows no messages to a bot that may not read the history', async () => {
  const sandbox = await sandboxUnderTest()
  const { body } = await asBot(sandbox, 'POST', path, { content: 'a' })
  const change = { change: 'overwrite', channel: 'general', role: '@everyone', deny: ['ReadMessageHistory'] }
  await asPerson(sandbox, 'POST', '/changes', change)
  expect(await asBot(sandbox, 'GET', path)).toMatchObject({ status: 200, body: [] })
  expect(await asBot(sandbox, 'GET', `${path}/${body.id}`)).toMatchObject({
    status: 403,
    body: { code: 50013 },
  })
})

const everybody = `@everyone <@${seedIds.owner}> <@&${seedIds.filmLoversRole}> <@&${seedIds.moderatorRole}>`

it.each([
  ['everything a bot may mention, by default', undefined, [seedIds.owner], [seedIds.filmLoversRole]],
  ['nobody', { parse: [] }, [], []],
  ['users only', { parse: ['users'] }, [seedIds.owner], []],
  ['one role of two', { roles: [seedIds.filmLoversRole] }, [], [seedIds.filmLoversRole]],
])('pings %s', async (_what, allowed_mentions, users, roles) => {
  const sandbox = await sandboxUnderTest()
  const { body } = await asBot(sandbox, 'POST', path, { content: everybody, allowed_mentions })
  expect(body.mentions.map(({ id }: Json) => id)).toEqual(users)
  expect(body).toMatchObject({ mention_roles: roles, mention_everyone: false })
})

it('pings @everyone and any role with the permission for it, if that is asked for', async () => {
  const sandbox = await sandboxUnderTest()
  const role = sandbox.world.guilds.get(seedIds.guild)?.roles.get(seedIds.botRole)
  if (role) role.permissions = P.MentionEveryone
  const all = await asBot(sandbox, 'POST', path, { content: everybody })
  expect(all.body).toMatchObject({
    mention_everyone: true,
    mention_roles: [seedIds.filmLoversRole, seedIds.moderatorRole],
  })
  const none = await asBot(sandbox, 'POST', path, { content: everybody, allowed_mentions: { parse: [] } })
  expect(none.body).toMatchObject({ mention_everyone: false, mentions: [], mention_roles: [] })
})

it('pings whom a reply answers, unless told not to', async () => {
  const sandbox = await sandboxUnderTest()
  const asked = await asPerson(sandbox, 'POST', '/message', { content: 'question' })
  const message_reference = { message_id: asked.messages[0].id }
  const reply = await asBot(sandbox, 'POST', path, { content: 'answer', message_reference })
  expect(reply.body).toMatchObject({
    type: 19,
    mentions: [{ id: seedIds.member }],
    referenced_message: { content: 'question' },
    message_reference: { message_id: asked.messages[0].id },
  })
  const quiet = { content: 'answer', message_reference, allowed_mentions: { parse: [], replied_user: false } }
  expect((await asBot(sandbox, 'POST', path, quiet)).body.mentions).toEqual([])
})

it('opens a direct message with a person, once', async () => {
  const sandbox = await sandboxUnderTest()
  const open = () => asBot(sandbox, 'POST', '/users/@me/channels', { recipient_id: seedIds.owner })
  const { body } = await open()
  expect(body).toMatchObject({ type: 1, recipients: [{ id: seedIds.owner }] })
  expect((await open()).body.id).toBe(body.id)
  expect((await asBot(sandbox, 'POST', `/channels/${body.id}/messages`, { content: 'hello' })).status).toBe(
    200,
  )
  const { messages } = await asPerson(sandbox, 'GET', '/channels/dm/messages?user=owner')
  expect(messages).toMatchObject([{ content: 'hello' }])
})
