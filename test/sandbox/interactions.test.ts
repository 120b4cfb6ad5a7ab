import { expect, it } from 'vitest'
import { manualClock, seedIds } from '../../sandbox/server.ts'
import { filmCommand, rawBot } from './raw-bot.ts'
import {
  asBot,
  asPerson,
  fieldErrors,
  type Json,
  sandboxUnderTest,
  unanswered,
} from './sandbox-under-test.ts'

const noon = Date.UTC(2026, 10, 24, 12)
const ephemeral = 64

async function setUp(commands: unknown[] = [filmCommand]) {
  const clock = manualClock(noon)
  const sandbox = await sandboxUnderTest({ clock })
  const bot = await rawBot(sandbox, commands)
  const ask = (body: object = {}): Promise<Json> =>
    asPerson(sandbox, 'POST', '/command', { text: '/film Happy Together', ...body })
  const read = async (user: string) =>
    (await asPerson(sandbox, 'GET', `/channels/general/messages?user=${user}`)).messages
  return { clock, sandbox, bot, ask, read }
}

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

const withButtons = {
  content: 'choose',
  components: [
    {
      type: 1,
      components: [
        { type: 2, style: 1, label: 'Go', custom_id: 'go' },
        { type: 2, style: 1, label: 'Off', custom_id: 'off', disabled: true },
        { type: 2, style: 5, label: 'Link', url: 'https://example.org' },
      ],
    },
    {
      type: 1,
      components: [
        {
          type: 3,
          custom_id: 'pick',
          max_values: 2,
          options: ['a', 'b', 'c'].map(value => ({ label: value, value })),
        },
      ],
    },
  ],
}

async function withMessage(data: object = withButtons) {
  const parts = await setUp()
  const answer = parts.ask()
  await parts.bot.callback(await parts.bot.interaction(), { type: 4, data })
  const [message] = (await answer).messages
  const press = (body: object): Promise<Json> =>
    asPerson(parts.sandbox, 'POST', '/press', { message: message.id, ...body })
  return { ...parts, message, press }
}

it('updates the message of a pressed button', async () => {
  const { bot, press, message } = await withMessage()
  const pressed = press({ customId: 'go', user: 'administrator' })
  const interaction = await bot.interaction()
  expect(interaction).toMatchObject({
    type: 3,
    data: { custom_id: 'go', component_type: 2 },
    member: { user: { username: 'ada' } },
    message: { id: message.id, content: 'choose' },
  })
  await bot.callback(interaction, { type: 7, data: { content: 'chosen', components: [] } })
  expect(await pressed).toMatchObject({
    messages: [{ id: message.id, content: 'chosen', components: [], edited_timestamp: expect.any(String) }],
    error: null,
  })
})

it('answers a press with a private copy beside the message', async () => {
  const { bot, press, message, read } = await withMessage()
  const pressed = press({ customId: 'pick', values: ['a', 'c'], user: 'owner' })
  const interaction = await bot.interaction()
  expect(interaction.data.values).toEqual(['a', 'c'])
  await bot.callback(interaction, { type: 4, data: { content: 'copy', flags: ephemeral } })
  expect((await pressed).messages).toMatchObject([{ content: 'copy', flags: ephemeral }])
  expect(await read('member')).toMatchObject([{ id: message.id, content: 'choose' }])
})

it('takes a deferred update: the message changes later, or stays as it is', async () => {
  const { clock, bot, press } = await withMessage()
  const pressed = press({ customId: 'go' })
  const interaction = await bot.interaction()
  await bot.callback(interaction, { type: 6 })
  await bot.webhook(interaction, 'PATCH', '/messages/@original', { content: 'later' })
  expect((await pressed).messages).toMatchObject([{ content: 'later' }])

  const quiet = press({ customId: 'go' })
  await bot.callback(await bot.interaction(), { type: 6 })
  clock.advance(8_001)
  expect(await quiet).toMatchObject({ messages: [{ content: 'later' }], error: null })
})

it.each([
  [{ customId: 'none' }, 'The message has no such button or menu.'],
  [{ customId: 'off' }, 'This button or menu is disabled.'],
  [{ customId: 'pick' }, 'Choose 1 to 2 of the menu.'],
  [{ customId: 'pick', values: ['a', 'b', 'c'] }, 'Choose 1 to 2 of the menu.'],
  [{ customId: 'pick', values: ['z'] }, 'The menu has no “z”.'],
])('does not let anybody press %o', async (body, error) => {
  const { press } = await withMessage()
  expect(await press(body)).toEqual({ messages: [], error })
})

it('lets nobody press what only somebody else can see', async () => {
  const { press } = await withMessage({ ...withButtons, flags: ephemeral })
  expect((await press({ customId: 'go', user: 'owner' })).error).toBe(
    'There is no such message that you can see.',
  )
})

it('completes while typing, and refuses more than 25 choices or longer ones than 100', async () => {
  const { sandbox, bot } = await setUp()
  const typing = asPerson(sandbox, 'POST', '/autocomplete', { text: '/film private:true title:chunk' })
  const interaction = await bot.interaction()
  expect(interaction).toMatchObject({
    type: 4,
    data: {
      options: [
        { name: 'title', type: 3, value: 'chunk', focused: true },
        { name: 'private', type: 5, value: 'true' },
      ],
    },
  })
  const choice = { name: 'Chungking Express', value: 'chungking-express' }
  const many = await bot.callback(interaction, { type: 8, data: { choices: Array(26).fill(choice) } })
  expect(fieldErrors(many.body)).toEqual(['data.choices BASE_TYPE_MAX_LENGTH'])
  const long = await bot.callback(interaction, {
    type: 8,
    data: { choices: [{ ...choice, value: 'x'.repeat(101) }] },
  })
  expect(fieldErrors(long.body)).toEqual(['data.choices.0.value BASE_TYPE_BAD_LENGTH'])
  await bot.callback(interaction, { type: 8, data: { choices: [choice] } })
  expect(await typing).toEqual({ choices: [choice], error: null })
})

it('opens a form and sends it back filled in', async () => {
  const { sandbox, bot, ask } = await setUp()
  const asked = ask()
  const input = { type: 4, custom_id: 'why', label: 'Why?', style: 1, max_length: 10 }
  const modal = { custom_id: 'form', title: 'Form', components: [{ type: 1, components: [input] }] }
  await bot.callback(await bot.interaction(), { type: 9, data: modal })
  const { interaction: opened, modal: shown } = await asked
  expect(shown).toMatchObject({ custom_id: 'form', title: 'Form' })
  const submit = (why: string) =>
    asPerson(sandbox, 'POST', '/submit', { interaction: opened, values: { why } })
  expect((await submit('')).error).toBe('“why” is required.')
  const sent = submit('because')
  const submitted = await bot.interaction()
  expect(submitted).toMatchObject({
    type: 5,
    data: { custom_id: 'form', components: [{ components: [{ custom_id: 'why', value: 'because' }] }] },
  })
  await bot.callback(submitted, { type: 4, data: { content: 'thanks' } })
  expect((await sent).messages).toMatchObject([{ content: 'thanks' }])
})

it('serves context menus of messages and users', async () => {
  const { sandbox, bot } = await setUp([
    { name: 'Ask', type: 3 },
    { name: 'Who', type: 2 },
  ])
  const { messages } = await asPerson(sandbox, 'POST', '/message', { content: 'a question' })
  const chosen = asPerson(sandbox, 'POST', '/menu', { name: 'Ask', message: messages[0].id })
  const interaction = await bot.interaction()
  expect(interaction.data).toMatchObject({ type: 3, target_id: messages[0].id })
  expect(interaction.data.resolved.messages[messages[0].id].content).toBe('a question')
  await bot.callback(interaction, { type: 4, data: { content: 'an answer' } })
  expect((await chosen).messages).toMatchObject([{ content: 'an answer' }])

  unanswered(asPerson(sandbox, 'POST', '/menu', { name: 'Who', target: 'owner' }))
  const { data } = await bot.interaction()
  expect(data).toMatchObject({ type: 2, target_id: seedIds.owner })
  expect(data.resolved.users[seedIds.owner].username).toBe('olive')
})

it('speaks of direct messages and user-installed apps as Discord does', async () => {
  const { bot, ask } = await setUp()
  unanswered(ask({ guild: null }))
  const direct = await bot.interaction()
  expect(direct).toMatchObject({
    context: 1,
    authorizing_integration_owners: { 0: '0' },
    user: { username: 'mei' },
  })
  expect(direct).not.toHaveProperty('member')
  expect(direct).not.toHaveProperty('guild_id')
  unanswered(ask({ channel: 'private', install: 'user' }))
  const between = await bot.interaction()
  expect(between).toMatchObject({ context: 2, authorizing_integration_owners: { 1: seedIds.member } })
  expect((await ask({ channel: 'private' })).error).toMatch(/not installed on your account/)
})

it('makes answers ephemeral where external apps are switched off, and allows five follow-ups', async () => {
  const { clock, sandbox, bot, ask } = await setUp()
  const everyone = sandbox.world.guilds.get(seedIds.guild)?.roles.get(seedIds.guild)
  if (everyone) everyone.permissions &= ~(1n << 50n)
  const answer = ask({ install: 'user' })
  const interaction = await bot.interaction()
  await bot.callback(interaction, { type: 4, data: { content: 'for you' } })
  expect((await answer).messages).toMatchObject([{ content: 'for you', flags: ephemeral }])
  const send = (content: string) => bot.webhook(interaction, 'POST', '', { content })
  for (let n = 1; n <= 5; n++) expect((await send(`${n}`)).body.flags).toBe(ephemeral)
  clock.advance(2_000)
  expect(await send('6')).toMatchObject({ status: 400, body: { code: 40094 } })
})
