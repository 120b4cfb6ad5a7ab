import { describe, expect, it } from 'vitest'
import { seedIds } from '../../sandbox/server.ts'
import { type GuildEvents, hearGuilds } from '../../src/discord/guild-events.ts'
import { createPresence } from '../../src/discord/presence.ts'
import { createInteractionRest, createRest } from '../../src/discord/rest.ts'
import { serveGateway } from '../../src/discord/serve-gateway.ts'
import { createLog } from '../../src/ops/log.ts'
import { asPerson, sandboxUnderTest } from '../sandbox/sandbox-under-test.ts'

const silent = createLog({ level: 'silent', secrets: [] })

function note() {
  const noted: string[] = []
  const events: GuildEvents = {
    left: guildId => void noted.push(`left ${guildId}`),
    changed: guildId => void noted.push(`changed ${guildId}`),
    ready: (guildIds, { id, count }) => void noted.push(`ready ${guildIds.join(',')} on ${id}/${count}`),
  }
  return { noted, events }
}

const ready = { user: { id: '7' }, guilds: [{ id: '1', unavailable: true }, { id: '2' }], shard: [1, 4] }

describe('what the gateway tells of servers', () => {
  it.each([
    ['READY', ready, 'ready 1,2 on 1/4'],
    ['GUILD_CREATE', { id: '1', unavailable: false }, 'changed 1'],
    ['GUILD_DELETE', { id: '1' }, 'left 1'],
    ['CHANNEL_CREATE', { id: '5', guild_id: '1' }, 'changed 1'],
    ['CHANNEL_UPDATE', { id: '5', guild_id: '1' }, 'changed 1'],
    ['GUILD_ROLE_CREATE', { guild_id: '1', role: {} }, 'changed 1'],
    ['GUILD_ROLE_UPDATE', { guild_id: '1', role: {} }, 'changed 1'],
    ['GUILD_ROLE_DELETE', { guild_id: '1', role_id: '9' }, 'changed 1'],
    ['GUILD_MEMBER_UPDATE', { guild_id: '1', user: { id: '7' } }, 'changed 1'],
  ])('with %s', (name, data, expected) => {
    const { noted, events } = note()
    const hear = hearGuilds(events, silent)
    hear('READY', ready)
    noted.length = 0
    hear(name, data)
    expect(noted).toEqual([expected])
  })

  it.each([
    ['an outage', 'GUILD_DELETE', { id: '1', unavailable: true }],
    ['a server that cannot be reached yet', 'GUILD_CREATE', { id: '1', unavailable: true }],
    ['other members', 'GUILD_MEMBER_UPDATE', { guild_id: '1', user: { id: '8' } }],
    ['a channel outside of servers', 'CHANNEL_CREATE', { id: '5', type: 1 }],
    ['messages', 'MESSAGE_CREATE', { id: '5', guild_id: '1' }],
    ['what is no event', null, undefined],
  ])('says nothing of %s', (_, name, data) => {
    const { noted, events } = note()
    const hear = hearGuilds(events, silent)
    hear('READY', ready)
    noted.length = 0
    hear(name, data)
    expect(noted).toEqual([])
  })

  it.each([
    ['GUILD_DELETE', null],
    ['GUILD_DELETE', { id: '1', unavailable: 'perhaps' }],
    ['READY', { guilds: 'all' }],
    ['GUILD_ROLE_UPDATE', {}],
  ])('in a way nobody expects is logged: %s %j', (name, data) => {
    const { noted, events } = note()
    const lines: string[] = []
    const destination = { write: (line: string) => void lines.push(line) }
    const log = createLog({ level: 'info', secrets: [], destination })
    hearGuilds(events, log)(name, data)
    expect(noted).toEqual([])
    expect(lines.map(line => JSON.parse(line))).toMatchObject([{ event: name }])
  })

  it('comes to no harm where the listener fails', () => {
    const { events } = note()
    const failing = {
      ...events,
      left() {
        throw new Error('not now')
      },
    }
    expect(() => hearGuilds(failing, silent)('GUILD_DELETE', { id: '1' })).not.toThrow()
  })
})

/** The bot at a sandbox's gateway, with what it hears of servers. */
async function connect() {
  const sandbox = await sandboxUnderTest()
  const { noted, events } = note()
  const response = new Promise<never>(() => {})
  const served = {
    dispatch: () => ({ response }),
    dispatchMessage: async () => undefined,
    guildEvents: events,
  }
  const connection = { token: sandbox.token, api: sandbox.restUrl }
  const serving = await serveGateway(served, {
    token: connection.token,
    rest: createRest(connection),
    interactionRest: createInteractionRest(connection),
    presence: createPresence(),
    log: silent,
    onClosedForGood: () => {},
  })
  const hears = async (...expected: string[]) => {
    await expect.poll(() => noted).toEqual(expected)
    noted.length = 0
  }
  return { sandbox, serving, hears }
}

const { guild } = seedIds

describe('over the gateway', () => {
  it('an outage and its end are told apart from being removed', async () => {
    const { sandbox, serving, hears } = await connect()
    await hears(`ready ${guild} on 0/1`, `changed ${guild}`)
    const happens = (action: string) => asPerson(sandbox, 'POST', '/faults', { kind: 'guild', action, guild })
    await happens('unavailable')
    await happens('available')
    await happens('remove')
    await hears(`changed ${guild}`, `left ${guild}`)
    await asPerson(sandbox, 'POST', '/changes', { change: 'bot joins', guild })
    await hears(`changed ${guild}`)
    await serving.stop()
  })

  it.each([
    ['a new channel', { change: 'create channel', name: 'songs' }],
    [
      'other rules in a channel',
      { change: 'overwrite', channel: 'staff', role: 'bot', allow: ['ViewChannel'] },
    ],
    ['other permissions of a role', { change: 'role permissions', role: 'bot', allow: ['ManageMessages'] }],
    ['a role less', { change: 'delete role', role: 'Moderator' }],
    ['a role of its own', { change: 'bot takes role', role: 'Moderator' }],
  ])('it hears of %s without a privileged intent', async (_, change) => {
    const { sandbox, serving, hears } = await connect()
    await hears(`ready ${guild} on 0/1`, `changed ${guild}`)
    await asPerson(sandbox, 'POST', '/changes', change)
    await hears(`changed ${guild}`)
    await serving.stop()
  })
})
