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
const attachments = [{ id: 0, filename: 'card.png', description: 'A card' }]

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

describe('a file', () => {
  it('is kept with its message and served as it was sent', async () => {
    const {
      attachments: [kept],
    } = await post(general, { content: 'See', attachments }, files)
    expect(kept).toMatchObject({
      filename: 'card.png',
      description: 'A card',
      content_type: 'image/png',
      size: picture.length,
      width: 1,
      height: 1,
    })
    const served = await fetch(kept?.url ?? '')
    expect(served.headers.get('content-type')).toBe('image/png')
    expect(served.headers.get('x-content-type-options')).toBe('nosniff')
    expect(Buffer.from(await served.arrayBuffer())).toEqual(picture)
  })

  it('that an embed shows is not listed besides', async () => {
    const embeds = [{ title: 'See', image: { url: 'attachment://card.png' } }]
    const message = await post(general, { embeds, attachments }, files)
    expect(message.attachments).toEqual([])
    const served = await fetch(message.embeds[0]?.image?.url ?? '')
    expect(served.status).toBe(200)
  })

  it('goes with its message, or when an edit does not list it any more', async () => {
    const [one, other] = [
      await post(general, { content: 'a', attachments }, files),
      await post(general, { content: 'b', attachments }, files),
    ]
    await rest.patch(Routes.channelMessage(general, one.id), { body: { content: 'a', attachments: [] } })
    await rest.delete(Routes.channelMessage(general, other.id))
    for (const { attachments } of [one, other])
      expect((await fetch(attachments[0]?.url ?? '')).status).toBe(404)
  })

  it('stays where an edit does not speak of files', async () => {
    const {
      id,
      attachments: [kept],
    } = await post(general, { content: 'a', attachments }, files)
    await rest.patch(Routes.channelMessage(general, id), { body: { content: 'b' } })
    expect((await fetch(kept?.url ?? '')).status).toBe(200)
  })

  it('alone is a message, but not without the permission to attach', async () => {
    expect((await post(general, {}, files)).attachments).toHaveLength(1)
    await change({ change: 'overwrite', channel: 'music', role: '@everyone', deny: ['AttachFiles'] })
    await refused(post(seedIds.music, { content: 'See' }, files), 403, 50013)
    await change({ change: 'overwrite', channel: 'music', role: '@everyone' })
    expect((await post(seedIds.music, { content: 'See' }, files)).attachments).toHaveLength(1)
  })

  it('that is too large, too many or not there is refused', async () => {
    const large = [{ name: 'large.bin', data: Buffer.alloc(11 * 1024 * 1024) }]
    await refused(post(announcements, {}, large), 413, 40005)
    await refused(post(announcements, {}, Array.from({ length: 11 }, () => files).flat()), 400, 50035)
    await refused(post(announcements, { content: 'x', attachments }), 400, 50035)
  })
})

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
