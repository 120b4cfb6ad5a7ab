import { ChannelType, PermissionFlagsBits as P } from 'discord-api-types/v10'
import { z } from 'zod'
import { readForm, snowflake } from '../../limits/form.ts'
import { channelJson, guildJson, memberWithUserJson, roleJson } from '../../world/api.ts'
import { guildPermissions } from '../../world/permissions.ts'
import { guildOfBot, removeChannel, removeMember, type World } from '../../world/world.ts'
import { accessChannel, accessGuild } from '../access.ts'
import { unknownGuild, unknownMember, unknownRole, wrongChannelType } from '../errors.ts'
import { botRoute, type Route } from '../router.ts'

/** https://discord.com/developers/docs/resources/guild and resources/channel */
export const guildRoutes = (world: World): Route[] => [
  botRoute('GET', '/guilds/:guild_id', ({ param, query }) => {
    // Whether there is such a guild is for its members only, here alone.
    const guild = guildOfBot(world, param('guild_id'))
    if (guild === undefined) throw unknownGuild()
    const counts =
      query.get('with_counts') === 'true'
        ? { approximate_member_count: guild.members.size, approximate_presence_count: guild.members.size }
        : {}
    return { status: 200, body: { ...guildJson(guild), ...counts } }
  }),
  botRoute('GET', '/guilds/:guild_id/channels', ({ param }) => {
    const channels = [...accessGuild(world, param('guild_id')).channels.values()]
    return { status: 200, body: channels.map(channel => channelJson(world, channel)) }
  }),
  botRoute('GET', '/guilds/:guild_id/roles', ({ param }) => ({
    status: 200,
    body: [...accessGuild(world, param('guild_id')).roles.values()].map(roleJson),
  })),
  botRoute('GET', '/guilds/:guild_id/roles/:role_id', ({ param }) => {
    const role = accessGuild(world, param('guild_id')).roles.get(param('role_id'))
    if (role === undefined) throw unknownRole()
    return { status: 200, body: roleJson(role) }
  }),
  botRoute('GET', '/guilds/:guild_id/members/:user_id', ({ param }) => {
    const member = accessGuild(world, param('guild_id')).members.get(param('user_id'))
    if (member === undefined) throw unknownMember()
    return { status: 200, body: memberWithUserJson(world, member) }
  }),
  botRoute('GET', '/users/@me/guilds', ({ query }) => {
    const bot = world.application.id
    const body = [...world.guilds.values()].flatMap(guild => {
      const member = guild.members.get(bot)
      if (member === undefined) return []
      const { id, name, icon, banner, features } = guildJson(guild)
      const permissions = guildPermissions(guild, member).toString()
      return [{ id, name, icon, banner, features, owner: guild.ownerId === bot, permissions }]
    })
    const { after, before, limit } = readForm(guildsPage, Object.fromEntries(query))
    const inPage = body
      .sort((one, other) => compareIds(one.id, other.id))
      .filter(({ id }) => compareIds(id, after) > 0 && (before === undefined || compareIds(id, before) < 0))
    // With `before` it is the last ones before it.
    return { status: 200, body: before === undefined ? inPage.slice(0, limit) : inPage.slice(-limit) }
  }),
  botRoute('DELETE', '/users/@me/guilds/:guild_id', ({ param }) => {
    removeMember(world, accessGuild(world, param('guild_id')), world.application.id)
    return { status: 204 }
  }),
  botRoute('GET', '/channels/:channel_id', ({ param }) => ({
    status: 200,
    body: channelJson(world, accessChannel(world, param('channel_id'))),
  })),
  botRoute('DELETE', '/channels/:channel_id', ({ param }) => {
    const channel = accessChannel(world, param('channel_id'))
    if (channel.type === ChannelType.DM) throw wrongChannelType()
    accessChannel(world, channel.id, channel.thread === null ? P.ManageChannels : P.ManageThreads)
    const body = channelJson(world, channel)
    removeChannel(world, channel)
    return { status: 200, body }
  }),
]

const guildsPage = z.object({
  after: snowflake.default('0'),
  before: snowflake.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(200),
  with_counts: z.string().optional(),
})

const compareIds = (one: string, other: string): number => Number(BigInt(one) - BigInt(other))
