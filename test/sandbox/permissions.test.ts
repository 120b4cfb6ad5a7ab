import { PermissionFlagsBits as P } from 'discord-api-types/v10'
import { expect, it } from 'vitest'
import { type Sandbox, seedIds } from '../../sandbox/server.ts'
import type { Overwrite } from '../../sandbox/world/model.ts'
import { channelPermissions } from '../../sandbox/world/permissions.ts'
import { asBot, asPerson, sandboxUnderTest } from './sandbox-under-test.ts'

function general(sandbox: Sandbox) {
  const guild = sandbox.world.guilds.get(seedIds.guild)
  const channel = sandbox.world.channels.get(seedIds.general)
  const member = guild?.members.get(seedIds.member)
  if (!guild || !channel || !member) throw new Error('The default world lacks its guild')
  return { guild, channel, member, permissions: () => channelPermissions(guild, member, channel) }
}

const overwrite = (id: string, type: 0 | 1, allow: bigint, deny: bigint): Overwrite => ({
  id,
  type,
  allow,
  deny,
})

it('applies overwrites of @everyone, then of all roles together, then of the member', async () => {
  const { channel, permissions } = general(await sandboxUnderTest())
  channel.overwrites = [overwrite(seedIds.guild, 0, 0n, P.EmbedLinks)]
  expect(permissions() & P.EmbedLinks).toBe(0n)
  channel.overwrites.push(overwrite(seedIds.filmLoversRole, 0, P.EmbedLinks, 0n))
  expect(permissions() & P.EmbedLinks).toBe(P.EmbedLinks)
  channel.overwrites.push(overwrite(seedIds.member, 1, 0n, P.EmbedLinks))
  expect(permissions() & P.EmbedLinks).toBe(0n)
})

it('lets one role allow what another denies', async () => {
  const { channel, member, permissions } = general(await sandboxUnderTest())
  member.roles.push(seedIds.moderatorRole)
  channel.overwrites = [
    overwrite(seedIds.filmLoversRole, 0, 0n, P.SendMessages),
    overwrite(seedIds.moderatorRole, 0, P.SendMessages, 0n),
  ]
  expect(permissions() & P.SendMessages).toBe(P.SendMessages)
})

it('leaves nothing to who cannot see, and no files or links to who cannot write', async () => {
  const { channel, permissions } = general(await sandboxUnderTest())
  channel.overwrites = [overwrite(seedIds.guild, 0, 0n, P.SendMessages)]
  expect(permissions() & (P.EmbedLinks | P.AttachFiles)).toBe(0n)
  expect(permissions() & P.ViewChannel).toBe(P.ViewChannel)
  channel.overwrites = [overwrite(seedIds.guild, 0, 0n, P.ViewChannel)]
  expect(permissions()).toBe(0n)
})

it('binds neither owner nor administrator', async () => {
  const { guild, channel } = general(await sandboxUnderTest())
  channel.overwrites = [overwrite(seedIds.guild, 0, 0n, P.ViewChannel | P.SendMessages)]
  for (const id of [seedIds.owner, seedIds.administrator]) {
    const member = guild.members.get(id)
    expect(member && channelPermissions(guild, member, channel) & P.ManageGuild).toBe(P.ManageGuild)
  }
})

it.each([
  ['a channel that does not exist', 404, 10003, `/channels/${seedIds.application}/messages`],
  ['a channel the bot cannot see', 403, 50001, `/channels/${seedIds.staff}/messages`],
  ['a channel the bot cannot write in', 403, 50013, `/channels/${seedIds.rules}/messages`],
])('answers a message to %s with %i and %i', async (_what, status, code, path) => {
  const sandbox = await sandboxUnderTest()
  expect(await asBot(sandbox, 'POST', path, { content: 'a' })).toMatchObject({ status, body: { code } })
})

it('wants EMBED_LINKS for embeds, and MANAGE_MESSAGES to delete what others wrote', async () => {
  const sandbox = await sandboxUnderTest()
  const { channel } = general(sandbox)
  channel.overwrites = [overwrite(seedIds.botRole, 0, 0n, P.EmbedLinks)]
  const path = `/channels/${seedIds.general}/messages`
  const embed = { embeds: [{ title: 'a' }] }
  expect(await asBot(sandbox, 'POST', path, embed)).toMatchObject({ status: 403, body: { code: 50013 } })
  const { messages } = await asPerson(sandbox, 'POST', '/message', { content: 'mine' })
  const theirs = `${path}/${messages[0].id}`
  expect(await asBot(sandbox, 'DELETE', theirs)).toMatchObject({ status: 403, body: { code: 50013 } })
  expect(await asBot(sandbox, 'PATCH', theirs, { content: 'x' })).toMatchObject({ body: { code: 50005 } })
  channel.overwrites = [overwrite(seedIds.botRole, 0, P.ManageMessages, 0n)]
  expect((await asBot(sandbox, 'DELETE', theirs)).status).toBe(204)
})

it('tells unknown guilds, members, roles, users and messages apart', async () => {
  const sandbox = await sandboxUnderTest()
  const none = '1200000000000000000'
  const code = async (path: string) => (await asBot(sandbox, 'GET', path)).body.code
  expect(await code(`/guilds/${none}`)).toBe(10004)
  expect(await code(`/guilds/${seedIds.guild}/members/${none}`)).toBe(10007)
  expect(await code(`/guilds/${seedIds.guild}/roles/${none}`)).toBe(10011)
  expect(await code(`/users/${none}`)).toBe(10013)
  expect(await code(`/channels/${seedIds.general}/messages/${none}`)).toBe(10008)
  expect(await code('/channels/nonsense')).toBe(50035)
})

it('lets the bot leave, after which the guild is closed to it', async () => {
  const sandbox = await sandboxUnderTest()
  expect((await asBot(sandbox, 'DELETE', `/users/@me/guilds/${seedIds.guild}`)).status).toBe(204)
  expect(await asBot(sandbox, 'GET', `/guilds/${seedIds.guild}`)).toMatchObject({
    status: 404,
    body: { code: 10004 },
  })
  for (const path of [`/guilds/${seedIds.guild}/roles`, `/channels/${seedIds.general}`])
    expect(await asBot(sandbox, 'GET', path)).toMatchObject({ status: 403, body: { code: 50001 } })
  expect((await asBot(sandbox, 'GET', '/users/@me/guilds')).body).toEqual([])
})
