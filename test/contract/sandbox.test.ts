import type { REST } from '@discordjs/rest'
import { PermissionFlagsBits, Routes } from 'discord-api-types/v10'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod'
import { type Sandbox, seedIds, seedWorld, startSandbox } from '../../sandbox/server.ts'
import { createRest } from '../../src/discord/rest.ts'
import { createPerson } from '../e2e/sandbox-client.ts'
import { connectRaw, type RawGateway } from '../sandbox/raw-gateway.ts'
import { card, club, film, form } from './bodies.ts'
import { exceptions } from './exceptions.ts'
import { type Exchange, listenTo } from './exchange.ts'
import { type Description, readDescription } from './openapi.ts'
import { describeContract, published } from './published.ts'
import { servedRoutes } from './served-routes.ts'

const { application, guild, general, music, member } = seedIds
/** Nothing has this id. */
const nobody = '1'
const withId = z.looseObject({ id: z.string() })
const interactionSchema = z.looseObject({ id: z.string(), token: z.string() })
type Interaction = z.infer<typeof interactionSchema>

let discord: Description
let sandbox: Sandbox
let rest: REST
let gateway: RawGateway
let said: () => Promise<Exchange[]>
const everything: Exchange[] = []

/** Whatever has been said since is as described, and there were so many exchanges of it. */
async function keepsTo(exchanges: number) {
  const heard = await said()
  everything.push(...heard)
  expect(heard).toHaveLength(exchanges)
  expect(heard.flatMap(exchange => discord.breaches(exchange))).toEqual([])
}

const idOf = async (made: Promise<unknown>) => withId.parse(await made).id
const refused = (asked: Promise<unknown>, status: number, code: number) =>
  expect(asked).rejects.toMatchObject({ status, code })

/** What the bot gets to answer when somebody does something that nobody waits for. */
async function interaction(done: Promise<unknown>): Promise<Interaction> {
  done.catch(() => {})
  return interactionSchema.parse((await gateway.event('INTERACTION_CREATE')).d)
}
const typed = () => interaction(createPerson(sandbox.url).types('/film 2046'))
const respond = ({ id, token }: Interaction, body: object, query = 'with_response=true') =>
  rest.post(Routes.interactionCallback(id, token), { body, auth: false, query: new URLSearchParams(query) })

describeContract('what the sandbox answers keeps to Discord’s description', () => {
  beforeAll(async () => {
    discord = readDescription(published)
    sandbox = await startSandbox({
      port: 0,
      // The raw gateway sends no heartbeats, and a busy machine takes its time.
      gateway: { heartbeatIntervalMs: 600_000 },
      seedWorld(world) {
        seedWorld(world)
        const role = world.guilds.get(guild)?.roles.get(seedIds.botRole)
        if (role) role.permissions |= PermissionFlagsBits.ManageChannels | PermissionFlagsBits.ManageThreads
      },
    })
    rest = createRest({ token: sandbox.token, api: sandbox.restUrl })
    gateway = connectRaw(sandbox)
    await gateway.ready()
    said = listenTo(sandbox.url)
  })
  afterAll(() => sandbox?.close())

  it.each([
    Routes.gateway(),
    Routes.gatewayBot(),
    Routes.user(),
    Routes.user(seedIds.owner),
    Routes.userGuilds(),
    Routes.currentApplication(),
    Routes.oauth2CurrentApplication(),
    `${Routes.guild(guild)}?with_counts=true`,
    Routes.guildChannels(guild),
    Routes.guildRoles(guild),
    Routes.guildRole(guild, seedIds.botRole),
    Routes.guildMember(guild, member),
    Routes.guildMember(guild, application),
    Routes.channel(seedIds.announcements),
    Routes.channel(seedIds.rules),
    Routes.channel(seedIds.voice),
  ] as const)('asked for %s', async path => {
    await rest.get(path)
    await keepsTo(1)
  })

  it('an interactions endpoint taken away, and one that cannot be verified', async () => {
    const change = (interactions_endpoint_url: string | null) =>
      rest.patch(Routes.currentApplication(), { body: { interactions_endpoint_url } })
    await change(null)
    await refused(change('http://127.0.0.1:1/interactions'), 400, 50035)
    await keepsTo(2)
  })

  it.each([
    ['everywhere', Routes.applicationCommands(application)],
    ['in one guild', Routes.applicationGuildCommands(application, guild)],
  ])('registering commands %s, one by one and all at once', async (_, commands) => {
    const id = await idOf(rest.post(commands, { body: film }))
    await rest.post(commands, { body: { ...film, description: 'Changed' } })
    await rest.get(`${commands}/${id}`)
    await rest.patch(`${commands}/${id}`, { body: { name: 'movie' } })
    await rest.get(commands, { query: new URLSearchParams({ with_localizations: 'true' }) })
    await rest.delete(`${commands}/${id}`)
    const menus = [
      { type: 2, name: 'Greet' },
      { type: 3, name: 'Ask about this' },
    ]
    await rest.put(commands, { body: [film, club, ...menus] })
    await keepsTo(7)
  })

  it('messages in a channel and in a direct message', async () => {
    const messages = Routes.channelMessages(general)
    const id = await idOf(rest.post(messages, { body: { ...card, nonce: '1', enforce_nonce: true } }))
    await rest.post(messages, { body: { content: 'So it is', message_reference: { message_id: id } } })
    await rest.post(Routes.channelTyping(general))
    await rest.patch(Routes.channelMessage(general, id), { body: { content: 'Changed', embeds: [] } })
    await rest.get(Routes.channelMessage(general, id))
    await rest.get(messages, { query: new URLSearchParams({ limit: '2', after: '0' }) })
    await rest.delete(Routes.channelMessage(general, id))
    const direct = await idOf(rest.post(Routes.userChannels(), { body: { recipient_id: member } }))
    await rest.get(Routes.channel(direct))
    await rest.post(Routes.channelMessages(direct), { body: card })
    await keepsTo(10)
  })

  it('files, threads and a message that is published', async () => {
    const { announcements } = seedIds
    const files = [{ name: 'card.png', data: Buffer.from('picture'), contentType: 'image/png' }]
    const attachments = [{ id: '0', filename: 'card.png', description: 'A card' }]
    const messages = Routes.channelMessages(announcements)
    const id = await idOf(rest.post(messages, { files, body: { content: 'See', attachments } }))
    const embeds = [{ title: 'See', image: { url: 'attachment://card.png' } }]
    await rest.post(messages, { files, body: { embeds, attachments } })
    await rest.patch(Routes.channelMessage(announcements, id), { body: { content: 'Gone', attachments: [] } })
    await rest.post(Routes.threads(announcements, id), { body: { name: 'Talk' } })
    await refused(rest.post(Routes.threads(announcements, id), { body: { name: 'Talk' } }), 400, 160004)
    await rest.post(Routes.channelMessages(id), { files, body: { embeds, attachments } })
    await rest.get(Routes.channelMessages(id))
    await rest.get(Routes.channel(id))
    await rest.get(Routes.channelMessage(announcements, id))
    await rest.post(Routes.channelMessageCrosspost(announcements, id))
    await refused(rest.post(Routes.channelMessageCrosspost(announcements, id)), 400, 40033)
    await rest.delete(Routes.channel(id))
    await keepsTo(12)
  })

  it('files with an answer, a follow-up and a change of it', async () => {
    const files = [{ name: 'card.png', data: Buffer.from('picture'), contentType: 'image/png' }]
    const attachments = [{ id: '0', filename: 'card.png', description: 'A card' }]
    const embeds = [{ title: 'See', image: { url: 'attachment://card.png', description: 'A card' } }]
    const asked = await typed()
    await rest.post(Routes.interactionCallback(asked.id, asked.token), {
      ...{ files, auth: false, query: new URLSearchParams({ with_response: 'true' }) },
      body: { type: 4, data: { embeds, attachments, flags: 64 } },
    })
    const followUps = Routes.webhook(application, asked.token)
    await rest.post(followUps, { files, auth: false, body: { content: 'More', attachments } })
    const original = Routes.webhookMessage(application, asked.token)
    await rest.patch(original, { files, auth: false, body: { embeds: [], attachments } })
    await keepsTo(3)
  })

  it('what has become of a server, and of who may be written to', async () => {
    const [server] = await createPerson(sandbox.url).founds(1)
    if (!server) throw new Error('there is no server')
    await rest.get(Routes.guild(server.id))
    await rest.get(Routes.guildMember(server.id, application))
    const { changes, breaks } = createPerson(sandbox.url)
    const channel = Routes.channelMessages(server.channels[0] ?? '')
    const files = [{ name: 'card.png', data: Buffer.from('picture') }]
    const at = { change: 'overwrite', guild: server.id, channel: 'general', role: 'bot' } as const
    await changes({ ...at, deny: ['AttachFiles'] })
    await refused(rest.post(channel, { files, body: {} }), 403, 50013)
    await changes({ ...at, deny: ['ReadMessageHistory'] })
    await rest.get(channel)
    await breaks({ kind: 'guild', action: 'remove', guild: server.id })
    await refused(rest.get(Routes.guildRoles(server.id)), 403, 50001)
    await refused(rest.get(Routes.guild(server.id)), 404, 10004)
    const direct = await idOf(rest.post(Routes.userChannels(), { body: { recipient_id: seedIds.owner } }))
    await changes({ change: 'direct messages', user: 'owner', open: false })
    await refused(rest.post(Routes.channelMessages(direct), { body: card }), 403, 50007)
    const large = [{ name: 'large.bin', data: Buffer.alloc(11 * 1024 * 1024) }]
    await refused(rest.post(Routes.channelMessages(music), { files: large, body: {} }), 413, 40005)
    await keepsTo(9)
  })

  it.each([
    ['a message', { type: 4, data: card }],
    ['a private message', { type: 4, data: { ...card, flags: 64 } }],
    ['a promise of one', { type: 5 }],
    ['a promise of a private one', { type: 5, data: { flags: 64 } }],
    ['a form', { type: 9, data: form }],
  ])('a command answered with %s', async (_, body) => {
    await respond(await typed(), body)
    await respond(await typed(), body, '')
    await keepsTo(2)
  })

  it('autocompletion', async () => {
    const asked = await interaction(createPerson(sandbox.url).isOffered('/film 2'))
    await respond(asked, { type: 8, data: { choices: [{ name: '2046 (2004)', value: 'film:2046' }] } })
    await keepsTo(1)
  })

  it('a button answered with nothing, another card and a message', async () => {
    const id = await idOf(rest.post(Routes.channelMessages(music), { body: card }))
    const message = (await createPerson(sandbox.url).sees(music)).find(one => one.id === id)
    if (!message) throw new Error('the card is not there')
    for (const body of [{ type: 6 }, { type: 7, data: card }, { type: 4, data: card }, { type: 5 }])
      await respond(await interaction(createPerson(sandbox.url).presses(message, 'go')), body)
    await keepsTo(5)
  })

  it('the reply and what follows it', async () => {
    const asked = await typed()
    const followUps = Routes.webhook(application, asked.token)
    const send = { body: card, auth: false }
    await respond(asked, { type: 5 }, '')
    await rest.patch(`${followUps}/messages/@original`, send)
    await rest.get(`${followUps}/messages/@original`, { auth: false })
    const id = await idOf(rest.post(followUps, { ...send, query: new URLSearchParams({ wait: 'true' }) }))
    await rest.get(`${followUps}/messages/${id}`, { auth: false })
    await rest.patch(`${followUps}/messages/${id}`, send)
    await rest.delete(`${followUps}/messages/${id}`, { auth: false })
    await rest.delete(`${followUps}/messages/@original`, { auth: false })
    await keepsTo(8)
  })

  it('refusals', async () => {
    const answered = await typed()
    await respond(answered, { type: 5 }, '')
    await refused(respond(answered, { type: 5 }), 400, 40060)
    await refused(respond({ ...answered, id: nobody }, { type: 5 }), 404, 10062)
    await refused(rest.get(Routes.webhookMessage(application, 'nobody'), { auth: false }), 404, 10015)
    await refused(rest.get(Routes.user(nobody)), 404, 10013)
    await refused(rest.get(Routes.guild(nobody)), 404, 10004)
    await refused(rest.get(Routes.channel(nobody)), 404, 10003)
    await refused(rest.get(Routes.channel('general')), 400, 50035)
    await refused(rest.get(Routes.channel(seedIds.staff)), 403, 50001)
    await refused(rest.post(Routes.channelMessages(seedIds.rules), { body: card }), 403, 50013)
    await refused(rest.post(Routes.channelMessages(seedIds.voice), { body: {} }), 400, 50006)
    const tooLong = { embeds: [{ title: 'x'.repeat(300), fields: [{ name: '', value: '' }] }] }
    await refused(rest.post(Routes.channelMessages(seedIds.voice), { body: tooLong }), 400, 50035)
    const commands = Routes.applicationCommands(application)
    await refused(rest.put(commands, { body: [{ name: 'NO', description: '' }] }), 400, 50035)
    await refused(rest.delete(`${commands}/${nobody}`), 404, 10063)
    await refused(rest.get(Routes.applicationCommands(nobody)), 403, 20012)
    await keepsTo(15)
  })

  it('every route, asked by somebody without a token', async () => {
    const routes = servedRoutes()
    for (const { method, template, auth } of routes) {
      const path = template.replace(/:\w+/g, nobody)
      const { status } = await fetch(`${sandbox.restUrl}/v10${path}`, { method })
      expect(status).toBe(auth === 'bot' ? 401 : 404)
    }
    await keepsTo(routes.length)
  })

  it('too many requests', async () => {
    const url = `${sandbox.restUrl}/v10${Routes.channelMessages(seedIds.announcements)}`
    const headers = { authorization: `Bot ${sandbox.token}` }
    const statuses: number[] = []
    for (let n = 0; n < 6; n++) statuses.push((await fetch(url, { headers })).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
    await keepsTo(6)
  })

  it('a channel deleted, and the guild left', async () => {
    await rest.delete(Routes.channel(seedIds.announcements))
    await rest.delete(Routes.userGuild(guild))
    await keepsTo(2)
  })

  it('and every route there is has been served', () => {
    const served = everything.filter(({ status }) => status !== null && status < 300)
    const names = new Set(served.map(({ method, route }) => `${method} ${route}`))
    const missing = servedRoutes().filter(({ method, template }) => !names.has(`${method} ${template}`))
    expect(missing).toEqual([])
  })

  it.each(exceptions)('but for $schema, since $reason', exception => {
    const others = exceptions.filter(one => one !== exception)
    const asPublished = readDescription(published, others)
    expect(everything.some(exchange => asPublished.breaches(exchange).length > 0)).toBe(true)
  })
})
