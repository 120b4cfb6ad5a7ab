import { REST } from '@discordjs/rest'
import { Routes } from 'discord-api-types/v10'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type Sandbox, seedIds, startSandbox } from '../../sandbox/server.ts'

const { guild, general, announcements, member } = seedIds
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const files = [{ name: 'card.png', data: picture }]

const messageSchema = z.object({
  id: z.string(),
  flags: z.number(),
  attachments: z.array(z.looseObject({ id: z.string(), url: z.string() })),
  embeds: z.array(z.looseObject({ image: z.object({ url: z.string() }).optional() })),
})

let sandbox: Sandbox
let rest: REST
const post = async (channel: string, body: object, sent: typeof files = []) =>
  messageSchema.parse(
    await rest.post(Routes.channelMessages(channel), { body, ...(sent.length > 0 && { files: sent }) }),
  )
const change = async (body: object) => {
  const response = await fetch(`${sandbox.url}/sandbox/changes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(await response.json()).not.toHaveProperty('error')
}
const refused = (asked: Promise<unknown>, status: number, code: number) =>
  expect(asked).rejects.toMatchObject({ status, code })

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  rest = new REST({ version: '10', api: sandbox.restUrl }).setToken(sandbox.token)
})
afterAll(() => sandbox.close())

describe('a thread', () => {
  it('begins with a message, has its id, and there is one only', async () => {
    const { id } = await post(announcements, { content: 'See' })
    expect(await rest.post(Routes.threads(announcements, id), { body: { name: 'Talk' } })).toMatchObject({
      id,
      parent_id: announcements,
      name: 'Talk',
    })
    await refused(rest.post(Routes.threads(announcements, id), { body: { name: 'Talk' } }), 400, 160004)
    expect(await rest.get(Routes.channelMessage(announcements, id))).toMatchObject({ thread: { id } })
  })

  it('takes the permission to begin one', async () => {
    const { id } = await post(general, { content: 'See' })
    await change({ change: 'role permissions', role: '@everyone', deny: ['CreatePublicThreads'] })
    await refused(rest.post(Routes.threads(general, id), { body: { name: 'Talk' } }), 403, 50013)
    await change({ change: 'role permissions', role: '@everyone', allow: ['CreatePublicThreads'] })
    await rest.post(Routes.threads(general, id), { body: { name: 'Talk' } })
  })
})

it('a message is published once, in an announcement channel', async () => {
  const { id } = await post(announcements, { content: 'News' })
  expect(await rest.post(Routes.channelMessageCrosspost(announcements, id))).toMatchObject({ flags: 1 })
  await refused(rest.post(Routes.channelMessageCrosspost(announcements, id)), 400, 40033)
  const elsewhere = await post(general, { content: 'No news' })
  await refused(rest.post(Routes.channelMessageCrosspost(general, elsewhere.id)), 400, 50024)
})

describe('a change of the server', () => {
  it('makes and deletes channels', async () => {
    await change({ change: 'create channel', name: 'songs' })
    const made = [...(sandbox.world.guilds.get(guild)?.channels.values() ?? [])].find(
      ({ name }) => name === 'songs',
    )
    await post(made?.id ?? '', { content: 'x' })
    await change({ change: 'delete channel', channel: 'songs' })
    await refused(rest.get(Routes.channel(made?.id ?? '')), 404, 10003)
  })

  it('gives the bot a role and takes it away', async () => {
    await refused(post(seedIds.staff, { content: 'x' }), 403, 50001)
    await change({ change: 'bot takes role', role: 'Administrator' })
    await post(seedIds.staff, { content: 'x' })
    await change({ change: 'bot drops role', role: 'Administrator' })
    await refused(post(seedIds.staff, { content: 'x' }), 403, 50001)
  })

  it('deletes a role', async () => {
    await change({ change: 'delete role', role: 'Moderator' })
    expect(await rest.get(Routes.guildRoles(guild))).not.toContainEqual(
      expect.objectContaining({ name: 'Moderator' }),
    )
  })

  it('closes and opens somebody’s direct messages', async () => {
    const direct = z
      .object({ id: z.string() })
      .parse(await rest.post(Routes.userChannels(), { body: { recipient_id: member } }))
    await change({ change: 'direct messages', user: 'member', open: false })
    await refused(post(direct.id, { content: 'x' }), 403, 50007)
    await change({ change: 'direct messages', user: 'member', open: true })
    await post(direct.id, { content: 'x' })
  })

  it('that makes no sense is told so', async () => {
    const response = await fetch(`${sandbox.url}/sandbox/changes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ change: 'overwrite', channel: 'music', role: 'bot', deny: ['Dance'] }),
    })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('There is no permission “Dance”')
  })
})
