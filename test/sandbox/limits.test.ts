import { expect, it } from 'vitest'
import { seedIds } from '../../sandbox/server.ts'
import { asBot, fieldErrors, sandboxUnderTest } from './sandbox-under-test.ts'

const path = `/channels/${seedIds.general}/messages`
const x = (length: number) => 'x'.repeat(length)
const button = { type: 2, style: 1, label: 'a', custom_id: 'a' }
const row = (...components: object[]) => ({ type: 1, components })
const option = { label: 'a', value: 'a' }
const menu = { type: 3, custom_id: 'm', options: [option] }
const field = { name: 'n', value: 'v' }

it.each<[string, object]>([
  ['content of 2,000', { content: x(2000) }],
  ['a title of 256 and a description of 4,096', { embeds: [{ title: x(256), description: x(4096) }] }],
  [
    '25 fields of 256 and 1,024 within 6,000',
    { embeds: [{ fields: [{ name: x(256), value: x(1024) }, ...Array(24).fill(field)] }] },
  ],
  [
    'a footer of 2,048 and an author of 256',
    { embeds: [{ footer: { text: x(2048) }, author: { name: x(256) } }] },
  ],
  ['10 embeds with 6,000 together', { embeds: Array(10).fill({ description: x(600) }) }],
  [
    '5 rows of 5 buttons',
    {
      components: [0, 1, 2, 3, 4].map(n =>
        row(...[0, 1, 2, 3, 4].map(m => ({ ...button, custom_id: `${n}${m}` }))),
      ),
    },
  ],
  [
    'a menu of 25',
    {
      components: [
        row({
          ...menu,
          options: Array.from({ length: 25 }, (_, n) => ({
            label: x(100),
            value: `${n}`.padStart(100, '0'),
          })),
        }),
      ],
    },
  ],
])('accepts %s', async (_what, body) => {
  const sandbox = await sandboxUnderTest()
  expect(await asBot(sandbox, 'POST', path, body)).toMatchObject({ status: 200 })
})

it.each<[string, object, string[]]>([
  ['content of 2,001', { content: x(2001) }, ['content BASE_TYPE_MAX_LENGTH']],
  ['content that is no text', { content: { a: 1 } }, ['content STRING_TYPE_CONVERT']],
  ['11 embeds', { embeds: Array(11).fill({ title: 'a' }) }, ['embeds BASE_TYPE_MAX_LENGTH']],
  ['an embed with nothing in it', { embeds: [{ color: 1 }] }, ['embeds.0.description BASE_TYPE_REQUIRED']],
  ['a title of 257', { embeds: [{ title: x(257) }] }, ['embeds.0.title BASE_TYPE_MAX_LENGTH']],
  [
    'a description of 4,097',
    { embeds: [{ description: x(4097) }] },
    ['embeds.0.description BASE_TYPE_MAX_LENGTH'],
  ],
  ['26 fields', { embeds: [{ fields: Array(26).fill(field) }] }, ['embeds.0.fields BASE_TYPE_MAX_LENGTH']],
  [
    'a blank field name',
    { embeds: [{ fields: [{ name: ' ', value: 'v' }] }] },
    ['embeds.0.fields.0.name BASE_TYPE_REQUIRED'],
  ],
  [
    'an empty field value',
    { embeds: [{ fields: [{ name: 'n', value: '' }] }] },
    ['embeds.0.fields.0.value BASE_TYPE_REQUIRED'],
  ],
  [
    'a field value of 1,025',
    { embeds: [{ fields: [{ name: 'n', value: x(1025) }] }] },
    ['embeds.0.fields.0.value BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'a footer of 2,049',
    { embeds: [{ footer: { text: x(2049) } }] },
    ['embeds.0.footer.text BASE_TYPE_BAD_LENGTH'],
  ],
  [
    '6,001 characters together',
    { embeds: [{ description: x(4000) }, { description: x(2001) }] },
    ['embeds MAX_EMBED_SIZE_EXCEEDED'],
  ],
  [
    'a colour beyond white',
    { embeds: [{ title: 'a', color: 0x1000000 }] },
    ['embeds.0.color NUMBER_TYPE_MAX'],
  ],
  [
    'an address that is none',
    { embeds: [{ title: 'a', url: 'nowhere' }] },
    ['embeds.0.url URL_TYPE_INVALID_URL'],
  ],
  [
    'an address of another scheme',
    { embeds: [{ title: 'a', url: 'ftp://a.b' }] },
    ['embeds.0.url URL_TYPE_INVALID_SCHEME'],
  ],
  [
    'a time that is none',
    { embeds: [{ title: 'a', timestamp: 'noon' }] },
    ['embeds.0.timestamp DATE_TIME_TYPE_PARSE'],
  ],
  [
    '6 rows',
    { components: Array.from({ length: 6 }, (_, n) => row({ ...button, custom_id: `${n}` })) },
    ['components BASE_TYPE_MAX_LENGTH'],
  ],
  [
    '6 buttons in a row',
    { components: [row(...Array.from({ length: 6 }, (_, n) => ({ ...button, custom_id: `${n}` })))] },
    ['components.0.components BASE_TYPE_BAD_LENGTH'],
  ],
  ['an empty row', { components: [row()] }, ['components.0.components BASE_TYPE_BAD_LENGTH']],
  [
    'a custom id of 101',
    { components: [row({ ...button, custom_id: x(101) })] },
    ['components.0.components.0.custom_id BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'a button without custom id',
    { components: [row({ type: 2, style: 1, label: 'a' })] },
    ['components.0.components.0.custom_id BASE_TYPE_REQUIRED'],
  ],
  [
    'a label of 81',
    { components: [row({ ...button, label: x(81) })] },
    ['components.0.components.0.label BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'a button without label',
    { components: [row({ ...button, label: undefined })] },
    ['components.0.components.0 BUTTON_COMPONENT_INVALID_LABEL'],
  ],
  [
    'a link with a custom id',
    { components: [row({ ...button, style: 5, url: 'https://a.b' })] },
    ['components.0.components.0 BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE'],
  ],
  [
    'one custom id twice',
    { components: [row(button, button)] },
    ['components.0.components.1.custom_id COMPONENT_CUSTOM_ID_DUPLICATED'],
  ],
  [
    'a menu beside a button',
    { components: [row(menu, button)] },
    ['components.0.components COMPONENT_LAYOUT_WIDTH_EXCEEDED'],
  ],
  [
    'a menu of 26',
    {
      components: [
        row({ ...menu, options: Array.from({ length: 26 }, (_, n) => ({ ...option, value: `${n}` })) }),
      ],
    },
    ['components.0.components.0.options BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'a menu value twice',
    { components: [row({ ...menu, options: [option, option] })] },
    ['components.0.components.0.options.1.value SELECT_COMPONENT_OPTION_VALUE_DUPLICATED'],
  ],
  [
    'a menu wanting more than it has',
    { components: [row({ ...menu, max_values: 2 })] },
    ['components.0.components.0.max_values NUMBER_TYPE_MAX'],
  ],
  [
    'a button outside a row',
    { components: [button] },
    ['components.0.type BASE_TYPE_CHOICES', 'components.0.components BASE_TYPE_REQUIRED'],
  ],
  [
    'mentions listed and parsed',
    { content: 'a', allowed_mentions: { parse: ['users'], users: [seedIds.owner] } },
    ['allowed_mentions.parse MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE'],
  ],
  ['a nonce of 26', { content: 'a', nonce: x(26) }, ['nonce BASE_TYPE_MAX_LENGTH']],
  ['enforce_nonce without nonce', { content: 'a', enforce_nonce: true }, ['nonce BASE_TYPE_REQUIRED']],
  [
    'a reply to a message that is not there',
    { content: 'a', message_reference: { message_id: seedIds.guild } },
    ['message_reference MESSAGE_REFERENCE_UNKNOWN_MESSAGE'],
  ],
  ['the ephemeral flag outside an interaction', { content: 'a', flags: 64 }, ['flags MESSAGE_FLAGS_INVALID']],
  ['a poll, which is not simulated', { content: 'a', poll: {} }, ['poll SANDBOX_NOT_SIMULATED']],
])('refuses %s', async (_what, body, errors) => {
  const sandbox = await sandboxUnderTest()
  const answer = await asBot(sandbox, 'POST', path, body)
  expect(answer).toMatchObject({ status: 400, body: { code: 50035, message: 'Invalid Form Body' } })
  expect(fieldErrors(answer.body)).toEqual(errors)
})

it('refuses an empty message (50006), also when an edit leaves nothing', async () => {
  const sandbox = await sandboxUnderTest()
  expect(await asBot(sandbox, 'POST', path, { content: '  ' })).toMatchObject({
    status: 400,
    body: { code: 50006 },
  })
  const { body } = await asBot(sandbox, 'POST', path, { content: 'a' })
  const edited = await asBot(sandbox, 'PATCH', `${path}/${body.id}`, { content: null })
  expect(edited).toMatchObject({ status: 400, body: { code: 50006 } })
})
