import { expect, it } from 'vitest'
import { ephemeral, setUp } from './asking.ts'
import { asPerson, type Json } from './sandbox-under-test.ts'

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
