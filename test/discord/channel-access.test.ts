import { HTTPError } from '@discordjs/rest'
import { describe, expect, it } from 'vitest'
import { createChannels } from '../../src/discord/channels.ts'
import { type Answers, createFakeRest, discordError } from './fake-rest.ts'

const noon = Temporal.Instant.from('2026-11-24T12:00:00Z')
const self = { 'GET /users/@me': { id: '7' } }

function channelsOver(answers: Answers) {
  const { rest, sent } = createFakeRest(answers)
  return { channels: createChannels({ rest, now: () => noon, isBudgetLow: () => false }), sent }
}

describe('what it may do in a channel', () => {
  const channel = {
    id: '2',
    type: 0,
    guild_id: '100',
    permission_overwrites: [{ id: '100', type: 0, allow: '0', deny: '16384' }],
  }
  const guild = {
    owner_id: '1',
    roles: [
      { id: '100', permissions: '117760', mentionable: false },
      { id: '9', permissions: '0', mentionable: true },
    ],
  }
  const member = { roles: [], communication_disabled_until: null }
  const here = {
    ...self,
    'GET /channels/2': channel,
    'GET /guilds/100': guild,
    'GET /guilds/100/members/7': member,
  }
  const permissionsOver = async (answers: Answers) => {
    const access = await channelsOver({ ...here, ...answers }).channels.access('100', '2')
    return access.state === 'visible' ? [...access.permissions].sort() : access.state
  }

  it('is named as Discord names it', async () => {
    expect(await permissionsOver({})).toEqual([
      'AttachFiles',
      'ReadMessageHistory',
      'SendMessages',
      'ViewChannel',
    ])
  })

  it('knows a timeout until it is over', async () => {
    const until = (communication_disabled_until: string) =>
      permissionsOver({ 'GET /guilds/100/members/7': { ...member, communication_disabled_until } })
    expect(await until('2026-11-24T12:00:01.000000+00:00')).toEqual(['ReadMessageHistory', 'ViewChannel'])
    expect(await until('2026-11-24T11:59:59.000000+00:00')).toContain('SendMessages')
  })

  it.each([
    ['gone', 'channel-gone', { 'GET /channels/2': discordError(404, 10_003) }],
    ['of another server', 'channel-gone', { 'GET /channels/2': { ...channel, guild_id: '101' } }],
    ['hidden', 'no-access', { 'GET /channels/2': discordError(403, 50_001) }],
    [
      'hidden, though it can be asked for',
      'no-access',
      {
        'GET /channels/2': {
          ...channel,
          permission_overwrites: [{ id: '100', type: 0, allow: '0', deny: '1024' }],
        },
      },
    ],
  ])('is told where the channel is %s', async (_, state, answers) => {
    expect(await permissionsOver(answers)).toBe(state)
  })

  it.each([
    [0, 'text'],
    [5, 'announcement'],
    [2, 'other'],
    [15, 'other'],
  ])('of type %i is of kind %s', async (type, kind) => {
    const { channels } = channelsOver({ ...here, 'GET /channels/2': { ...channel, type } })
    expect(await channels.access('100', '2')).toMatchObject({ kind })
  })

  it('knows which roles there are, and which everybody may mention', async () => {
    const access = await channelsOver(here).channels.access('100', '2')
    if (access.state !== 'visible') throw new Error('it cannot be seen')
    expect(access.role('9')).toEqual({ exists: true, mentionable: true })
    expect(access.role('100')).toEqual({ exists: true, mentionable: false })
    expect(access.role('10')).toEqual({ exists: false, mentionable: false })
  })

  it.each([
    ['Discord fails', { 'GET /channels/2': new HTTPError(500, '', 'GET', '', {}) }],
    ['it contradicts itself', { 'GET /guilds/100': discordError(404, 10_004) }],
    ['it says something else', { 'GET /guilds/100': { ...guild, roles: [{ permissions: 'all' }] } }],
  ])('is not guessed where %s', async (_, answers) => {
    await expect(permissionsOver(answers)).rejects.toMatchObject({ obstacle: 'transient' })
  })
})

describe('being in a server', () => {
  const asked = (answers: Answers) => channelsOver(answers).channels.isMember('100')

  it('is where the server can be read', async () => {
    expect(await asked({ 'GET /guilds/100': { id: '100' } })).toBe(true)
  })

  it.each([10_004, 50_001])('is not where Discord says %i and does not list it', async code => {
    const answers = { 'GET /guilds/100': discordError(404, code), 'GET /users/@me/guilds': [{ id: '101' }] }
    expect(await asked(answers)).toBe(false)
  })

  it('is where Discord does not know the server but lists it', async () => {
    const { channels, sent } = channelsOver({
      'GET /guilds/100': discordError(404, 10_004),
      'GET /users/@me/guilds': [{ id: '100' }],
    })
    expect(await channels.isMember('100')).toBe(true)
    expect(sent[1]?.query).toBe('after=99&limit=1')
  })

  it.each([
    ['fails', new HTTPError(503, '', 'GET', '', {})],
    ['takes no token', discordError(401, 0)],
  ])('is not denied where Discord %s', async (_, error) => {
    await expect(asked({ 'GET /guilds/100': error })).rejects.toThrow('could not post')
    const list = { 'GET /guilds/100': discordError(404, 10_004), 'GET /users/@me/guilds': error }
    await expect(asked(list)).rejects.toThrow('could not post')
  })
})
