import { expect, it } from 'vitest'
import { seedIds } from '../../sandbox/server.ts'
import { ephemeral, setUp } from './asking.ts'
import { asBot, fieldErrors, unanswered } from './sandbox-under-test.ts'

it('hands over everything a client reads from an interaction', async () => {
  const { sandbox, bot, ask } = await setUp()
  const answer = ask({ text: '/film title:Happy Together private:true' })
  const interaction = await bot.interaction()
  expect(interaction).toMatchObject({
    application_id: sandbox.applicationId,
    type: 2,
    version: 1,
    guild_id: seedIds.guild,
    guild: { id: seedIds.guild, locale: 'en-US', features: [] },
    channel_id: seedIds.general,
    channel: { id: seedIds.general, type: 0, name: 'general' },
    member: { user: { id: seedIds.member, username: 'mei' }, roles: [seedIds.filmLoversRole] },
    locale: 'en-US',
    guild_locale: 'en-US',
    entitlements: [],
    authorizing_integration_owners: { 0: seedIds.guild },
    context: 0,
    attachment_size_limit: 10_485_760,
    data: {
      name: 'film',
      type: 1,
      options: [
        { name: 'title', type: 3, value: 'Happy Together' },
        { name: 'private', type: 5, value: true },
      ],
    },
  })
  expect(BigInt(interaction.app_permissions) & 2048n).toBe(2048n)
  expect(BigInt(interaction.member.permissions) & 8n).toBe(0n)
  expect(interaction).not.toHaveProperty('user')
  await bot.callback(interaction, { type: 4, data: { content: 'yes' } })
  expect(await answer).toMatchObject({ messages: [{ content: 'yes' }], error: null })
})

it('answers a callback with 204 and no content type, or with the message when asked', async () => {
  const { bot, ask } = await setUp()
  unanswered(ask())
  const plain = await bot.callback(await bot.interaction(), { type: 4, data: { content: 'a' } })
  expect([plain.status, plain.body, plain.headers.get('content-type')]).toEqual([204, null, null])
  unanswered(ask())
  const interaction = await bot.interaction()
  const full = await bot.callback(interaction, { type: 4, data: { content: 'b' } }, '?with_response=true')
  expect(full).toMatchObject({
    status: 200,
    body: {
      interaction: {
        id: interaction.id,
        type: 2,
        response_message_loading: false,
        response_message_ephemeral: false,
      },
      resource: { type: 4, message: { content: 'b', interaction_metadata: { user: { username: 'mei' } } } },
    },
  })
  expect(full.body.interaction.response_message_id).toBe(full.body.resource.message.id)
})

it('accepts the first response up to 3 s, then knows the interaction no more (10062)', async () => {
  const { clock, bot, ask } = await setUp()
  const inTime = ask()
  const first = await bot.interaction()
  clock.advance(3_000)
  expect((await bot.callback(first, { type: 4, data: { content: 'just' } })).status).toBe(204)
  expect((await inTime).error).toBeNull()

  const late = ask()
  const second = await bot.interaction()
  clock.advance(3_001)
  expect(await late).toEqual({ messages: [], error: 'The application did not respond' })
  const answer = await bot.callback(second, { type: 4, data: { content: 'late' } })
  expect(answer).toMatchObject({ status: 404, body: { code: 10062, message: 'Unknown interaction' } })
})

it('refuses a second response (40060), a wrong token and a type that does not fit', async () => {
  const { bot, ask } = await setUp()
  unanswered(ask())
  const interaction = await bot.interaction()
  const forged = await bot.callback({ ...interaction, token: 'x' }, { type: 4, data: { content: 'a' } })
  expect(forged).toMatchObject({ status: 404, body: { code: 10062 } })
  const update = await bot.callback(interaction, { type: 7, data: { content: 'a' } })
  expect(fieldErrors(update.body)).toEqual(['type BASE_TYPE_CHOICES'])
  await bot.callback(interaction, { type: 4, data: { content: 'a' } })
  const twice = await bot.callback(interaction, { type: 4, data: { content: 'b' } })
  expect(twice).toMatchObject({ status: 400, body: { code: 40060 } })
})

it('lets a bot correct a response that was over a limit', async () => {
  const { bot, ask } = await setUp()
  const answer = ask()
  const interaction = await bot.interaction()
  const long = await bot.callback(interaction, { type: 4, data: { embeds: [{ title: 'x'.repeat(257) }] } })
  expect(long).toMatchObject({ status: 400, body: { code: 50035, message: 'Invalid Form Body' } })
  expect(fieldErrors(long.body)).toEqual(['data.embeds.0.title BASE_TYPE_MAX_LENGTH'])
  await bot.callback(interaction, { type: 4, data: { content: 'shorter' } })
  expect((await answer).messages).toMatchObject([{ content: 'shorter' }])
})

it('waits for a deferred answer to be filled in, minutes if need be', async () => {
  const { clock, bot, ask, read } = await setUp()
  const answer = ask()
  const interaction = await bot.interaction()
  await bot.callback(interaction, { type: 5 })
  expect(await read('member')).toMatchObject([{ content: '', flags: 128 }])
  clock.advance(10 * 60_000)
  await bot.webhook(interaction, 'PATCH', '/messages/@original', { content: 'thought' })
  expect(await answer).toMatchObject({ messages: [{ content: 'thought', flags: 0, edited_timestamp: null }] })
})

it('lets the token live 15 minutes', async () => {
  const { clock, bot, ask } = await setUp()
  const answer = ask()
  const interaction = await bot.interaction()
  await bot.callback(interaction, { type: 5 })
  clock.advance(15 * 60_000)
  expect((await bot.webhook(interaction, 'GET', '/messages/@original')).status).toBe(200)
  clock.advance(1)
  const late = await bot.webhook(interaction, 'PATCH', '/messages/@original', { content: 'too late' })
  expect(late).toMatchObject({ status: 401, body: { code: 50027 } })
  expect((await answer).error).toBe('The application did not respond')
})

it('has no webhook before the first response (10015)', async () => {
  const { bot, ask } = await setUp()
  unanswered(ask())
  const early = await bot.webhook(await bot.interaction(), 'POST', '', { content: 'a' })
  expect(early).toMatchObject({ status: 404, body: { code: 10015 } })
})

it('fills a deferred answer with the first follow-up, and adds the next ones', async () => {
  const { bot, ask } = await setUp()
  const answer = ask()
  const interaction = await bot.interaction()
  await bot.callback(interaction, { type: 5, data: { flags: ephemeral } })
  const first = await bot.webhook(interaction, 'POST', '', { content: 'first' })
  expect(await answer).toMatchObject({
    messages: [{ id: first.body.id, content: 'first', flags: ephemeral }],
  })
  const second = await bot.webhook(interaction, 'POST', '', { content: 'second' })
  const edited = await bot.webhook(interaction, 'PATCH', `/messages/${second.body.id}`, {
    content: 'changed',
  })
  expect(edited.body).toMatchObject({ id: second.body.id, content: 'changed' })
  expect((await bot.webhook(interaction, 'DELETE', `/messages/${second.body.id}`)).status).toBe(204)
  const gone = await bot.webhook(interaction, 'GET', `/messages/${second.body.id}`)
  expect(gone).toMatchObject({ status: 404, body: { code: 10008 } })
})

it('shows an ephemeral answer to its user alone, and not to the bot as a channel message', async () => {
  const { sandbox, bot, ask, read } = await setUp()
  const answer = ask()
  await bot.callback(await bot.interaction(), { type: 4, data: { content: 'psst', flags: ephemeral } })
  const [message] = (await answer).messages
  expect(message.flags).toBe(ephemeral)
  expect(await read('member')).toMatchObject([{ content: 'psst' }])
  expect(await read('administrator')).toEqual([])
  const path = `/channels/${seedIds.general}/messages`
  expect((await asBot(sandbox, 'GET', path)).body).toEqual([])
  expect(await asBot(sandbox, 'DELETE', `${path}/${message.id}`)).toMatchObject({ body: { code: 10008 } })
})
