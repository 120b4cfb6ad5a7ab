import { PermissionFlagsBits as P } from 'discord-api-types/v10'
import { expect, it } from 'vitest'
import { seedIds } from '../../sandbox/server.ts'
import { rawBot } from './raw-bot.ts'
import {
  asBot,
  asPerson,
  fieldErrors,
  type Json,
  sandboxUnderTest,
  unanswered,
} from './sandbox-under-test.ts'

const option = (type: number, name: string, more: object = {}) => ({ type, name, description: name, ...more })

const daily = {
  ...option(1, 'daily'),
  default_member_permissions: String(P.ManageGuild),
  contexts: [0],
  options: [
    option(1, 'setup', {
      options: [
        option(7, 'channel', { required: true, channel_types: [0, 5] }),
        option(3, 'time', { required: true }),
        option(3, 'timezone', { required: true, autocomplete: true }),
        option(8, 'role'),
        option(5, 'thread'),
        option(3, 'days', { choices: [{ name: 'Monday to Friday', value: 'weekdays' }] }),
      ],
    }),
    option(1, 'status'),
    option(2, 'advanced', { options: [option(1, 'skip', { options: [option(4, 'count')] })] }),
  ],
}
const setup = '/daily setup channel:#general time:9:00 timezone:Hong Kong'

async function setUp() {
  const sandbox = await sandboxUnderTest()
  const bot = await rawBot(sandbox, [daily])
  const type = (text: string, more: object = {}): Promise<Json> =>
    asPerson(sandbox, 'POST', '/command', { text, user: 'owner', ...more })
  const told = async (text: string, more: object = {}): Promise<Json> => {
    unanswered(type(text, more))
    return bot.interaction()
  }
  return { sandbox, bot, type, told }
}

it('registers sub-commands, groups and every setting as they were sent', async () => {
  const { sandbox } = await setUp()
  const { body } = await asBot(sandbox, 'GET', `/applications/${sandbox.applicationId}/commands`)
  expect(body).toMatchObject([daily])
})

it.each([
  [
    'a sub-command beside a value',
    [option(1, 'on'), option(3, 'title')],
    '0.options APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
  ],
  [
    'a group in a group',
    [option(2, 'a', { options: [option(2, 'b', { options: [] })] })],
    '0.options.0.options.0.type BASE_TYPE_CHOICES',
  ],
  ['a group of nothing', [option(2, 'a', { options: [] })], '0.options.0.options BASE_TYPE_BAD_LENGTH'],
])('refuses %s', async (_what, options, error) => {
  const sandbox = await sandboxUnderTest()
  const path = `/applications/${sandbox.applicationId}/commands`
  const { body } = await asBot(sandbox, 'PUT', path, [{ ...daily, options }])
  expect(fieldErrors(body)).toEqual([error])
})

it('nests values in their sub-command, and names channels and roles in full', async () => {
  const { told } = await setUp()
  const { data } = await told(`${setup} role:@Film lovers thread:true days:Monday to Friday`)
  expect(data.options).toEqual([
    {
      name: 'setup',
      type: 1,
      options: [
        { name: 'channel', type: 7, value: seedIds.general },
        { name: 'time', type: 3, value: '9:00' },
        { name: 'timezone', type: 3, value: 'Hong Kong' },
        { name: 'role', type: 8, value: seedIds.filmLoversRole },
        { name: 'thread', type: 5, value: true },
        { name: 'days', type: 3, value: 'weekdays' },
      ],
    },
  ])
  const { channels, roles } = data.resolved
  expect(Object.keys(channels[seedIds.general]).sort()).toEqual(
    'flags guild_id id last_message_id name nsfw parent_id permissions position rate_limit_per_user topic type'.split(
      ' ',
    ),
  )
  expect(roles[seedIds.filmLoversRole]).toMatchObject({ name: 'Film lovers', mentionable: true })
})

it('says what the one who asks may do in the named channel, and the bot where it is asked', async () => {
  const { sandbox, told } = await setUp()
  await asPerson(sandbox, 'POST', '/changes', {
    change: 'overwrite',
    channel: 'music',
    user: 'member',
    deny: ['SendMessages'],
  })
  await asPerson(sandbox, 'POST', '/changes', {
    change: 'role permissions',
    role: '@everyone',
    allow: ['ManageGuild'],
  })
  const asked = await told('/daily setup channel:music time:9 timezone:UTC', { user: 'member' })
  const inMusic = BigInt(asked.data.resolved.channels[seedIds.music].permissions)
  expect([inMusic & P.SendMessages, inMusic & P.ViewChannel]).toEqual([0n, P.ViewChannel])
  expect(BigInt(asked.member.permissions) & P.ManageGuild).toBe(P.ManageGuild)
  expect(BigInt(asked.app_permissions) & P.SendMessages).toBe(P.SendMessages)
  expect(asked).toMatchObject({ guild: { id: seedIds.guild }, channel: { id: seedIds.general } })
})

it('nests once more in a group, and leaves nothing out of an empty sub-command', async () => {
  const { told } = await setUp()
  expect((await told('/daily advanced skip count:2')).data.options).toEqual([
    {
      name: 'advanced',
      type: 2,
      options: [{ name: 'skip', type: 1, options: [{ name: 'count', type: 4, value: 2 }] }],
    },
  ])
  expect((await told('/daily status')).data.options).toEqual([{ name: 'status', type: 1, options: [] }])
})

it('takes @everyone for a role, with or without a mention', async () => {
  const { told } = await setUp()
  for (const role of ['@everyone', `<@&${seedIds.guild}>`])
    expect((await told(`${setup} role:${role}`)).data.options[0].options[3].value).toBe(seedIds.guild)
})

it.each([
  ['/daily', '/daily needs one of: setup, status, advanced.'],
  ['/daily advanced', '/daily needs one of: skip.'],
  ['/daily setup channel:general time:9:00', 'The option “timezone” is required.'],
  [
    setup.replace('#general', 'Listening room'),
    '“Listening room” is not of a kind the option “channel” takes.',
  ],
  [setup.replace('#general', 'nowhere'), '“nowhere” is not a channel (option “channel”).'],
  [`${setup} days:someday`, 'Choose one for “days”: Monday to Friday.'],
  [`${setup} role:@nobody`, '“@nobody” is not a role (option “role”).'],
  ['/daily status now', 'This command has no option for “now”.'],
])('does not send %s', async (text, error) => {
  const { type } = await setUp()
  expect(await type(text)).toEqual({ messages: [], error })
})

it('offers nobody a channel that they cannot see', async () => {
  const { sandbox, type } = await setUp()
  await asPerson(sandbox, 'POST', '/changes', {
    change: 'role permissions',
    role: '@everyone',
    allow: ['ManageGuild'],
  })
  const { error } = await type(setup.replace('#general', '#staff'), { user: 'member' })
  expect(error).toBe('“#staff” is not a channel (option “channel”).')
})

it('completes inside a sub-command, with what else is filled in and valid', async () => {
  const { sandbox, bot } = await setUp()
  const text = '/daily setup channel:#music role:@nobody thread:true timezone:hong'
  const typing = asPerson(sandbox, 'POST', '/autocomplete', { text, user: 'owner' })
  const asked = await bot.interaction()
  expect(asked.data.options).toEqual([
    {
      name: 'setup',
      type: 1,
      options: [
        { name: 'channel', type: 7, value: seedIds.music },
        { name: 'timezone', type: 3, value: 'hong', focused: true },
        { name: 'thread', type: 5, value: true },
      ],
    },
  ])
  expect(asked.data).not.toHaveProperty('resolved')
  const choices = [{ name: 'Hong Kong', value: 'Asia/Hong_Kong' }]
  await bot.callback(asked, { type: 8, data: { choices } })
  expect(await typing).toEqual({ choices, error: null })
})
