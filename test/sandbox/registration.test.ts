import { expect, it } from 'vitest'
import { seedIds } from '../../sandbox/server.ts'
import { filmCommand } from './raw-bot.ts'
import { asBot, fieldErrors, sandboxUnderTest } from './sandbox-under-test.ts'

const commandsPath = `/applications/${seedIds.application}/commands`
const option = { type: 3, name: 'title', description: 'Title' }

it('registers, lists, overwrites, edits and deletes commands', async () => {
  const sandbox = await sandboxUnderTest()
  const created = await asBot(sandbox, 'POST', commandsPath, filmCommand)
  expect(created).toMatchObject({
    status: 201,
    body: {
      application_id: sandbox.applicationId,
      type: 1,
      name: 'film',
      default_member_permissions: null,
      nsfw: false,
      contexts: [0, 1, 2],
      integration_types: [0, 1],
    },
  })
  const { id } = created.body
  const again = await asBot(sandbox, 'POST', commandsPath, { ...filmCommand, description: 'Changed' })
  expect(again).toMatchObject({ status: 200, body: { id, description: 'Changed' } })
  expect(again.body.version).not.toBe(created.body.version)
  const edited = await asBot(sandbox, 'PATCH', `${commandsPath}/${id}`, { description: 'Edited' })
  expect(edited.body).toMatchObject({
    id,
    description: 'Edited',
    options: [{ name: 'title' }, { name: 'private' }],
  })
  expect((await asBot(sandbox, 'GET', `${commandsPath}/${id}`)).body).toEqual(edited.body)
  const removed = await asBot(sandbox, 'DELETE', `${commandsPath}/${id}`)
  expect([removed.status, removed.headers.get('content-type')]).toEqual([204, null])
  expect(await asBot(sandbox, 'GET', `${commandsPath}/${id}`)).toMatchObject({
    status: 404,
    body: { code: 10063 },
  })
})

it('replaces the whole list, keeping id and version of what stays the same', async () => {
  const sandbox = await sandboxUnderTest()
  const put = async (body: unknown) => (await asBot(sandbox, 'PUT', commandsPath, body)).body
  const [film] = await put([filmCommand, { name: 'about', description: 'About' }])
  const second = await put([{ name: 'track', description: 'Track' }, filmCommand])
  expect(second.map(({ name }: { name: string }) => name)).toEqual(['track', 'film'])
  expect(second[1]).toEqual(film)
  expect((await asBot(sandbox, 'GET', commandsPath)).body).toHaveLength(2)
})

it('shows localizations only when asked for', async () => {
  const sandbox = await sandboxUnderTest()
  const name_localizations = { 'zh-TW': '電影' }
  await asBot(sandbox, 'PUT', commandsPath, [{ ...filmCommand, name_localizations }])
  const [plain] = (await asBot(sandbox, 'GET', commandsPath)).body
  expect(plain).not.toHaveProperty('name_localizations')
  const [full] = (await asBot(sandbox, 'GET', `${commandsPath}?with_localizations=true`)).body
  expect(full.name_localizations).toEqual(name_localizations)
})

it('keeps guild commands to their guild', async () => {
  const sandbox = await sandboxUnderTest()
  const path = `/applications/${seedIds.application}/guilds/${seedIds.guild}/commands`
  const { body } = await asBot(sandbox, 'PUT', path, [filmCommand])
  expect(body).toMatchObject([{ guild_id: seedIds.guild }])
  expect((await asBot(sandbox, 'GET', commandsPath)).body).toEqual([])
  const elsewhere = path.replace(seedIds.guild, '1200000000000000000')
  expect(await asBot(sandbox, 'GET', elsewhere)).toMatchObject({ status: 403, body: { code: 50001 } })
})

it.each([
  ['an upper-case name', { name: 'Film' }, ['0.name APPLICATION_COMMAND_INVALID_NAME']],
  ['a name of 33 letters', { name: 'x'.repeat(33) }, ['0.name BASE_TYPE_BAD_LENGTH']],
  ['no description', { description: undefined }, ['0.description BASE_TYPE_REQUIRED']],
  ['a description of 101', { description: 'x'.repeat(101) }, ['0.description BASE_TYPE_BAD_LENGTH']],
  [
    '26 options',
    { options: Array.from({ length: 26 }, (_, n) => ({ ...option, name: `o${n}` })) },
    ['0.options BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'a required option after an optional one',
    { options: [option, { ...option, name: 'b', required: true }] },
    ['0.options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID'],
  ],
  [
    'two options of one name',
    { options: [option, option] },
    ['0.options.1.name APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED'],
  ],
  [
    '26 choices',
    { options: [{ ...option, choices: Array(26).fill({ name: 'a', value: 'a' }) }] },
    ['0.options.0.choices BASE_TYPE_MAX_LENGTH'],
  ],
  [
    'choices beside autocomplete',
    { options: [{ ...option, autocomplete: true, choices: [{ name: 'a', value: 'a' }] }] },
    ['0.options.0.autocomplete APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES'],
  ],
  ['an unknown option type', { options: [{ ...option, type: 99 }] }, ['0.options.0.type UNION_TYPE_CHOICES']],
  [
    'an unknown language',
    { name_localizations: { xx: 'film' } },
    ['0.name_localizations.xx BASE_TYPE_CHOICES'],
  ],
  ['an unknown context', { contexts: [7] }, ['0.contexts.0 NUMBER_TYPE_MAX']],
])('refuses %s', async (_what, change, errors) => {
  const sandbox = await sandboxUnderTest()
  const { status, body } = await asBot(sandbox, 'PUT', commandsPath, [{ ...filmCommand, ...change }])
  expect(status).toBe(400)
  expect(fieldErrors(body)).toEqual(errors)
})

it('refuses one name twice, more than 100 commands, and a command of more than 8,000 characters', async () => {
  const sandbox = await sandboxUnderTest()
  const put = async (body: unknown) => (await asBot(sandbox, 'PUT', commandsPath, body)).body
  expect(fieldErrors(await put([filmCommand, filmCommand]))).toEqual([
    '1 APPLICATION_COMMANDS_DUPLICATE_NAME',
  ])
  const many = Array.from({ length: 101 }, (_, n) => ({ name: `c${n}`, description: 'd' }))
  expect(await put(many)).toMatchObject({ code: 30032 })
  const choices = Array.from({ length: 25 }, (_, n) => ({ name: `${n}`.padEnd(90, 'x'), value: `${n}` }))
  const options = ['a', 'b', 'c', 'd'].map(name => ({ ...option, name, choices }))
  expect(fieldErrors(await put([{ ...filmCommand, options }]))).toEqual(['0 APPLICATION_COMMAND_TOO_LARGE'])
})
