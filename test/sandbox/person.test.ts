import { expect, it } from 'vitest'
import { seedIds } from '../../sandbox/server.ts'
import { filmCommand, rawBot } from './raw-bot.ts'
import { asPerson, type Json, sandboxUnderTest, unanswered } from './sandbox-under-test.ts'

const option = (type: number, name: string, more: object = {}) => ({ type, name, description: name, ...more })

const everyOption = {
  name: 'every',
  description: 'One option of each type',
  options: [
    option(3, 'text', { min_length: 2, max_length: 5 }),
    option(4, 'whole', { min_value: 1, max_value: 9 }),
    option(10, 'number'),
    option(5, 'yes'),
    option(6, 'user'),
    option(7, 'channel', { channel_types: [0, 5] }),
    option(8, 'role'),
    option(9, 'anybody'),
    option(3, 'choice', { choices: [{ name: 'Nice name', value: 'v1' }] }),
  ],
}
const daily = {
  name: 'daily',
  description: 'Song of the day',
  default_member_permissions: '32',
  contexts: [0],
  options: [
    { type: 1, name: 'off', description: 'Off' },
    { type: 1, name: 'setup', description: 'Set up', options: [option(7, 'channel', { required: true })] },
  ],
}

async function setUp() {
  const sandbox = await sandboxUnderTest()
  const bot = await rawBot(sandbox, [filmCommand, everyOption, daily])
  const type = (text: string, more: object = {}): Promise<Json> =>
    asPerson(sandbox, 'POST', '/command', { text, ...more })
  /** What the bot is told of a typed command. */
  const told = async (text: string, more: object = {}): Promise<Json> => {
    unanswered(type(text, more))
    return (await bot.interaction()).data
  }
  return { sandbox, bot, type, told }
}

const valuesIn = (data: Json) =>
  Object.fromEntries(data.options.map(({ name, value }: Json) => [name, value]))

it.each([
  ['/film Happy Together', { title: 'Happy Together' }],
  ['/film title:Happy Together private:true', { title: 'Happy Together', private: true }],
  ['/film Happy Together private:False', { title: 'Happy Together', private: false }],
  [
    '/film private:true title:Wong: a life (http://a.b)',
    { title: 'Wong: a life (http://a.b)', private: true },
  ],
  ['  /FILM   重慶森林 ', { title: '重慶森林' }],
  ['/film titel:2046', { title: 'titel:2046' }],
])('reads %s', async (text, values) => {
  const { told } = await setUp()
  expect(valuesIn(await told(text))).toEqual(values)
})

it('takes values exactly as they are from "options"', async () => {
  const { told } = await setUp()
  const title = ' private:true\u0000\u202e '
  expect(valuesIn(await told('/film', { options: { title } }))).toEqual({ title })
})

it('turns text into every type of value, with what it names in full', async () => {
  const { told } = await setUp()
  const data = await told(
    `/every text:abc whole:3 number:1.5 yes:true user:owner channel:#music role:<@&${seedIds.filmLoversRole}> anybody:Moderator choice:Nice name`,
  )
  expect(valuesIn(data)).toEqual({
    text: 'abc',
    whole: 3,
    number: 1.5,
    yes: true,
    user: seedIds.owner,
    channel: seedIds.music,
    role: seedIds.filmLoversRole,
    anybody: seedIds.moderatorRole,
    choice: 'v1',
  })
  expect(data.resolved).toMatchObject({
    users: { [seedIds.owner]: { username: 'olive' } },
    members: { [seedIds.owner]: { permissions: expect.any(String) } },
    channels: { [seedIds.music]: { name: 'music', type: 0, permissions: expect.any(String) } },
    roles: {
      [seedIds.filmLoversRole]: { name: 'Film lovers' },
      [seedIds.moderatorRole]: { name: 'Moderator' },
    },
  })
})

it.each([
  ['film', 'A command begins with “/” and a name.'],
  ['/nothing', 'Unknown command: /nothing'],
  ['/film', 'The option “title” is required.'],
  ['/film title: private:true', 'The option “title” is required.'],
  ['/film a private:maybe', 'The option “private” must be True or False.'],
  ['/film title:a title:b', 'The option “title” is given twice.'],
  [`/film ${'x'.repeat(6001)}`, 'The option “title” must be 6000 characters or fewer.'],
  ['/every a', 'The option “text” must be at least 2 characters long.'],
  ['/every abcdef', 'The option “text” must be 5 characters or fewer.'],
  ['/every whole:1.5', 'The option “whole” must be a whole number.'],
  ['/every whole:10', 'The option “whole” must be 9 or less.'],
  ['/every number:many', 'The option “number” must be a number.'],
  ['/every user:nobody', '“nobody” is not a user (option “user”).'],
  ['/every channel:Listening room', '“Listening room” is not of a kind the option “channel” takes.'],
  ['/every choice:other', 'Choose one for “choice”: Nice name.'],
  ['/daily off', 'You do not have permission to use /daily.'],
])('says why %s cannot be sent, and sends nothing', async (text, error) => {
  const { bot, type, told } = await setUp()
  expect(await type(text)).toEqual({ messages: [], error })
  expect((await told('/film marker')).options[0].value).toBe('marker')
  bot.gateway.close()
})

it('lets who manages the server use what is for them, by sub-command', async () => {
  const { type, told } = await setUp()
  const data = await told('/daily setup channel:announcements', { user: 'administrator' })
  expect(data.options).toMatchObject([
    { type: 1, name: 'setup', options: [{ name: 'channel', type: 7, value: seedIds.announcements }] },
  ])
  expect((await told('/daily off', { user: 'owner' })).options).toEqual([
    { type: 1, name: 'off', options: [] },
  ])
  expect((await type('/daily', { user: 'owner' })).error).toBe('/daily needs one of: off, setup.')
  expect((await type('/daily off', { guild: null })).error).toBe(
    '/daily is not available in direct messages with the app.',
  )
  expect((await type('/daily off', { user: 'owner', install: 'user' })).error).toBe(
    '/daily is not available as a user-installed app.',
  )
})

it('keeps people out of channels they cannot see or write in', async () => {
  const { sandbox, type } = await setUp()
  expect((await type('/film a', { channel: 'staff' })).error).toBe('You do not have access to this channel.')
  const written = await asPerson(sandbox, 'POST', '/message', { channel: 'rules', content: 'a' })
  expect(written.error).toBe('You do not have permission to send messages in this channel.')
})

it('offers fixed choices without asking the bot', async () => {
  const { sandbox } = await setUp()
  const complete = (text: string) => asPerson(sandbox, 'POST', '/autocomplete', { text })
  expect((await complete('/every choice:nice')).choices).toEqual([{ name: 'Nice name', value: 'v1' }])
  expect((await complete('/film a private:t')).choices).toEqual([{ name: 'True', value: 'true' }])
})

it.each([
  [{ txt: '/film' }, /text: .*; The body: Unrecognized key: "txt"/],
  [{ text: '/film a', user: 'nobody' }, /There is no user “nobody”. There are owner, administrator, member./],
  [{ text: '/film a', guild: 'nowhere' }, /There is no guild “nowhere”./],
  [{ text: '/film a', channel: 'nowhere' }, /There is no channel “nowhere” in Film Club./],
  [{ text: '/film', options: { titel: 'a' } }, /film has no option “titel”./],
])('answers %o with 400 and a sentence', async (body, sentence) => {
  const { sandbox } = await setUp()
  expect(await asPerson(sandbox, 'POST', '/command', body)).toMatchObject({
    status: 400,
    error: expect.stringMatching(sentence),
  })
})

it('makes guilds on demand, in which everything works as in the first', async () => {
  const { sandbox, bot, type } = await setUp()
  const { guilds } = await asPerson(sandbox, 'POST', '/guilds', { count: 3, channels: 4, roles: 2 })
  expect(guilds).toHaveLength(3)
  const announced = (await bot.gateway.event('GUILD_CREATE')).d
  expect(announced.channels.length * announced.roles.length).toBeGreaterThan(0)
  unanswered(type('/film a', { guild: guilds[2].id }))
  expect(await bot.interaction()).toMatchObject({ guild_id: guilds[2].id, channel_id: guilds[2].channels[0] })
})

it('tells what there is', async () => {
  const { sandbox } = await setUp()
  const world = await asPerson(sandbox, 'GET', '/world')
  expect(world).toMatchObject({
    application: { id: seedIds.application },
    defaults: { guildId: seedIds.guild, channelId: seedIds.general, userId: seedIds.member },
    gateway: { sessions: [{ shard: [0, 1], intents: 1, connected: true }] },
  })
  expect(world.users.map(({ key }: Json) => key)).toEqual(['owner', 'administrator', 'member', null])
  expect(world.commands.map(({ name }: Json) => name)).toEqual(['film', 'every', 'daily'])
  expect(world.guilds[0].channels.map(({ name }: Json) => name)).toEqual([
    'general',
    'music',
    'announcements',
    'staff',
    'rules',
    'Listening room',
  ])
})
