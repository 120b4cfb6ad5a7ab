import { expect, it } from 'vitest'
import { seedIds } from '../../sandbox/server.ts'
import { ephemeral, setUp } from './asking.ts'
import { asPerson, fieldErrors, unanswered } from './sandbox-under-test.ts'

it('completes while typing, and refuses more than 25 choices or longer ones than 100', async () => {
  const { sandbox, bot } = await setUp()
  const typing = asPerson(sandbox, 'POST', '/autocomplete', { text: '/film private:true title:chunk' })
  const interaction = await bot.interaction()
  expect(interaction).toMatchObject({
    type: 4,
    data: {
      options: [
        { name: 'title', type: 3, value: 'chunk', focused: true },
        { name: 'private', type: 5, value: true },
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
