import { Client, type ClientOptions, Events, GatewayIntentBits } from 'discord.js'
import { afterEach, expect, it } from 'vitest'
import { type Sandbox, seedIds } from '../../sandbox/server.ts'
import { asPerson, type Json, sandboxUnderTest } from './sandbox-under-test.ts'

const clients: Client[] = []

afterEach(async () => {
  await Promise.all(clients.splice(0).map(client => client.destroy()))
})

/** An ordinary client, told nothing but where REST is. */
async function login(sandbox: Sandbox, options: Partial<ClientOptions> = {}): Promise<Client<true>> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: sandbox.restUrl },
    ...options,
  })
  clients.push(client)
  const ready = new Promise<Client<true>>(resolve => client.once(Events.ClientReady, resolve))
  await client.login(sandbox.token)
  return ready
}

/** A client whose /echo answers with what it is given. */
async function echo(sandbox: Sandbox): Promise<Client<true>> {
  const client = await login(sandbox)
  await client.application.commands.set([
    {
      name: 'echo',
      description: 'Echo',
      options: [{ type: 3, name: 'text', description: 'Text', required: true }],
    },
  ])
  client.on(Events.InteractionCreate, async interaction => {
    if (!interaction.isChatInputCommand()) return
    await interaction.reply({ content: interaction.options.getString('text', true), withResponse: true })
  })
  return client
}

const say = async (sandbox: Sandbox, text: string): Promise<Json> =>
  asPerson(sandbox, 'POST', '/command', { text: `/echo ${text}` })

const event = (client: Client, name: Events) =>
  new Promise<void>(resolve => client.once(name as string, () => resolve()))

it('logs in, knows the guild and its channels, registers and answers', async () => {
  const sandbox = await sandboxUnderTest()
  const client = await echo(sandbox)
  expect(client.user.username).toBe('Yumeji')
  expect(client.guilds.cache.get(seedIds.guild)?.channels.cache.size).toBe(6)
  expect(client.guilds.cache.get(seedIds.guild)?.members.me?.id).toBe(sandbox.applicationId)
  expect(await say(sandbox, 'hello')).toMatchObject({ messages: [{ content: 'hello' }], error: null })
})

it('fetches guild, channel, roles, member, user and messages', async () => {
  const sandbox = await sandboxUnderTest()
  const client = await login(sandbox)
  const guild = await client.guilds.fetch({ guild: seedIds.guild, force: true })
  expect((await guild.roles.fetch()).size).toBe(5)
  expect((await guild.members.fetch(seedIds.member)).displayName).toBe('Mei (member)')
  expect((await client.users.fetch(seedIds.owner)).tag).toBe('olive')
  const channel = await client.channels.fetch(seedIds.announcements, { force: true })
  if (!channel?.isSendable()) throw new Error('cannot write')
  const sent = await channel.send({ content: 'news', nonce: '1', enforceNonce: true })
  expect((await channel.messages.fetch()).map(({ content }) => content)).toEqual(['news'])
  await sent.edit('newer')
  await sent.delete()
  expect((await channel.messages.fetch()).size).toBe(0)
  await expect(client.channels.fetch(seedIds.staff, { force: true })).rejects.toMatchObject({
    code: 50001,
    status: 403,
  })
})

it.each([
  ['its connection is cut', { action: 'close', code: 4000 }],
  ['it is told to reconnect', { action: 'reconnect' }],
  ['its session is invalid but can be resumed', { action: 'invalidate', resumable: true }],
])('resumes when %s, and gets the interaction that came meanwhile', async (_what, fault) => {
  const sandbox = await sandboxUnderTest()
  const client = await echo(sandbox)
  const resumed = event(client, Events.ShardResume)
  await asPerson(sandbox, 'POST', '/faults', { kind: 'gateway', ...fault })
  const answer = say(sandbox, 'meanwhile')
  await resumed
  expect(await answer).toMatchObject({ messages: [{ content: 'meanwhile' }], error: null })
  expect((await asPerson(sandbox, 'GET', '/world')).gateway.sessions).toHaveLength(1)
})

it('notices that heartbeats are no longer acknowledged, and resumes', async () => {
  const sandbox = await sandboxUnderTest({ gateway: { heartbeatIntervalMs: 100 } })
  const client = await login(sandbox)
  const resumed = event(client, Events.ShardResume)
  await asPerson(sandbox, 'POST', '/faults', { kind: 'gateway', action: 'silence' })
  await event(client, Events.ShardReconnecting)
  await asPerson(sandbox, 'DELETE', '/faults')
  await resumed
  expect(client.isReady()).toBe(true)
})

it('identifies anew when its session is lost', async () => {
  const sandbox = await sandboxUnderTest()
  // discord.js waits five seconds between two identifies, which says nothing about the gateway.
  const client = await login(sandbox, {
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) },
  })
  const ready = event(client, Events.ShardReady)
  const fault = { kind: 'gateway', action: 'close', code: 4000, resumable: false }
  expect(await asPerson(sandbox, 'POST', '/faults', fault)).toEqual({ affected: 1 })
  await ready
  const { sessions, startLimit } = (await asPerson(sandbox, 'GET', '/world')).gateway
  expect(sessions).toMatchObject([{ connected: true }])
  expect(startLimit.remaining).toBe(998)
})

it('serves each guild on its shard', async () => {
  const sandbox = await sandboxUnderTest({ gateway: { recommendedShards: 2 } })
  await asPerson(sandbox, 'POST', '/guilds', { count: 20 })
  const client = await login(sandbox, { shards: 'auto' })
  expect(client.ws.shards.size).toBe(2)
  expect(client.guilds.cache.size).toBe(21)
  for (const guild of client.guilds.cache.values()) {
    expect(guild.shardId).toBe(Number((BigInt(guild.id) >> 22n) % 2n))
  }
})

it('hears of an outage, its end, a new guild and a lost one', async () => {
  const sandbox = await sandboxUnderTest()
  const client = await login(sandbox)
  const fault = (action: string) =>
    asPerson(sandbox, 'POST', '/faults', { kind: 'guild', action, guild: seedIds.guild })
  const gone = event(client, Events.GuildUnavailable)
  await fault('unavailable')
  await gone
  expect(client.guilds.cache.get(seedIds.guild)?.available).toBe(false)
  const back = event(client, Events.GuildAvailable)
  await fault('available')
  await back
  const added = event(client, Events.GuildCreate)
  await asPerson(sandbox, 'POST', '/guilds', { count: 1 })
  await added
  const removed = event(client, Events.GuildDelete)
  await fault('remove')
  await removed
  expect(client.guilds.cache.size).toBe(1)
})

it('is refused with a wrong token', async () => {
  const sandbox = await sandboxUnderTest()
  await expect(login({ ...sandbox, token: 'a.b.c' })).rejects.toThrow('An invalid token was provided.')
})
