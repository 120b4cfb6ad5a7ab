import { expect, it } from 'vitest'
import { seedIds } from '../../sandbox/server.ts'
import { connectRaw } from './raw-gateway.ts'
import { asBot, asPerson, sandboxUnderTest } from './sandbox-under-test.ts'

const guilds = 1
const guildMessages = 1 << 9
const directMessages = 1 << 12
const messageContent = 1 << 15

it('empties messages the bot may not read, but not mentions, direct messages and its own', async () => {
  const sandbox = await sandboxUnderTest()
  const gateway = connectRaw(sandbox)
  await gateway.ready({ intents: guilds | guildMessages | directMessages })
  const say = (content: string, where: object = {}) =>
    asPerson(sandbox, 'POST', '/message', { content, ...where })
  const heard = async () => (await gateway.event('MESSAGE_CREATE')).d

  await say('secret')
  expect(await heard()).toMatchObject({ content: '', guild_id: seedIds.guild, author: { username: 'mei' } })
  await say(`<@${sandbox.applicationId}> hello`)
  const mention = await heard()
  expect(mention).toMatchObject({
    content: `<@${sandbox.applicationId}> hello`,
    mentions: [{ username: 'Yumeji' }],
  })
  expect(mention.member).toMatchObject({ roles: [seedIds.filmLoversRole] })
  await say('hi', { guild: null })
  const direct = await heard()
  expect(direct).toMatchObject({ content: 'hi', channel_type: 1 })
  expect(direct).not.toHaveProperty('guild_id')
  await asBot(sandbox, 'POST', `/channels/${seedIds.general}/messages`, { content: 'mine' })
  expect(await heard()).toMatchObject({ content: 'mine' })
})

it('empties what a message replies to where the bot may not read that, and says what its own answer replied to', async () => {
  const sandbox = await sandboxUnderTest()
  const gateway = connectRaw(sandbox)
  await gateway.ready({ intents: guilds | guildMessages })
  const mention = `<@${sandbox.applicationId}> hello`
  const say = async (content: string, where: object = {}): Promise<string> =>
    (await asPerson(sandbox, 'POST', '/message', { content, ...where })).messages[0].id
  const heard = async () => (await gateway.event('MESSAGE_CREATE')).d

  const secret = await say('secret')
  await heard()
  await say(mention, { reply: secret })
  expect(await heard()).toMatchObject({ content: mention, referenced_message: { id: secret, content: '' } })

  const question = await say(mention)
  await heard()
  const answer = { content: 'hello to you', message_reference: { message_id: question } }
  const { body } = await asBot(sandbox, 'POST', `/channels/${seedIds.general}/messages`, answer)
  await heard()
  await say('and?', { reply: body.id })
  const further = await heard()
  expect(further).toMatchObject({
    content: 'and?',
    referenced_message: { content: 'hello to you', message_reference: { message_id: question } },
  })
  expect(further.referenced_message).not.toHaveProperty('referenced_message')
})

it('gives everything to a session with the message content intent', async () => {
  const sandbox = await sandboxUnderTest({ gateway: { privilegedIntents: messageContent } })
  const gateway = connectRaw(sandbox)
  await gateway.ready({ intents: guildMessages | messageContent })
  await asPerson(sandbox, 'POST', '/message', { content: 'open' })
  expect((await gateway.event('MESSAGE_CREATE')).d.content).toBe('open')
})

it('sends nothing without the intent, and nothing from channels the bot cannot see', async () => {
  const sandbox = await sandboxUnderTest()
  const deaf = connectRaw(sandbox)
  await deaf.ready({ intents: guilds })
  const hearing = connectRaw(sandbox)
  await hearing.ready({ intents: guilds | guildMessages })
  await asPerson(sandbox, 'POST', '/message', { content: 'hidden', channel: 'staff', user: 'administrator' })
  await asPerson(sandbox, 'POST', '/message', { content: 'shown' })
  await asPerson(sandbox, 'POST', '/faults', { kind: 'guild', action: 'unavailable', guild: seedIds.guild })
  const first = await hearing.next(({ t }) => t === 'MESSAGE_CREATE' || t === 'GUILD_DELETE')
  expect(first.d.channel_id).toBe(seedIds.general)
  const next = await deaf.next(({ t }) => t === 'MESSAGE_CREATE' || t === 'GUILD_DELETE')
  expect(next).toMatchObject({ t: 'GUILD_DELETE', d: { id: seedIds.guild, unavailable: true } })
})

it('announces edits and deletions', async () => {
  const sandbox = await sandboxUnderTest()
  const gateway = connectRaw(sandbox)
  await gateway.ready({ intents: guildMessages })
  const path = `/channels/${seedIds.general}/messages`
  const { body } = await asBot(sandbox, 'POST', path, { content: 'one' })
  await asBot(sandbox, 'PATCH', `${path}/${body.id}`, { content: 'two' })
  expect((await gateway.event('MESSAGE_UPDATE')).d).toMatchObject({ id: body.id, content: 'two' })
  await asBot(sandbox, 'DELETE', `${path}/${body.id}`)
  expect((await gateway.event('MESSAGE_DELETE')).d).toMatchObject({ id: body.id, guild_id: seedIds.guild })
})
