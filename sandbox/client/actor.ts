import { PermissionFlagsBits } from 'discord-api-types/v10'
import { z } from 'zod'
import type { Install } from '../interactions/model.ts'
import type { Channel, Guild, User } from '../world/model.ts'
import { has, permissionsIn } from '../world/permissions.ts'
import { directChannel, type World } from '../world/world.ts'
import { BadClientRequest, ClientProblem } from './problem.ts'

/** Who asks from where, in the body of any client request. */
export const actorBody = {
  /** owner, administrator, member, or an id. */
  user: z.string().optional(),
  /** An id or a name; null or "dm" for a direct message with the bot. */
  guild: z.string().nullish(),
  /** An id or a name; "private" for a direct message between two people. */
  channel: z.string().optional(),
  /** Whether the application is used as installed in the guild, or on the user's own account. */
  install: z.enum(['guild', 'user']).optional(),
  /** The user's language. */
  locale: z.string().optional(),
}
const actorSchema = z.object(actorBody)
export type ActorBody = z.infer<typeof actorSchema>

export interface Actor {
  user: User
  guild: Guild | null
  channel: Channel
  install: Install
  permissions: bigint
}

export function findUser(world: World, wanted: string | undefined): User {
  const id = wanted === undefined ? world.defaults.userId : (world.userKeys.get(wanted) ?? wanted)
  const user = world.users.get(id) ?? [...world.users.values()].find(({ username }) => username === wanted)
  if (user === undefined) {
    throw new BadClientRequest(
      `There is no user “${wanted}”. There are ${[...world.userKeys.keys()].join(', ')}.`,
    )
  }
  return user
}

function findGuild(world: World, wanted: string | undefined): Guild {
  const id = wanted ?? world.defaults.guildId
  const guild = world.guilds.get(id) ?? [...world.guilds.values()].find(({ name }) => name === wanted)
  if (guild === undefined) throw new BadClientRequest(`There is no guild “${wanted}”.`)
  return guild
}

function findChannel(world: World, guild: Guild, wanted: string | undefined): Channel {
  const name = wanted?.replace(/^#/, '') ?? 'general'
  const channel =
    guild.channels.get(name) ??
    (wanted === undefined ? guild.channels.get(world.defaults.channelId) : undefined) ??
    [...guild.channels.values()].find(entry => entry.name === name) ??
    (wanted === undefined ? [...guild.channels.values()][0] : undefined)
  if (channel === undefined) throw new BadClientRequest(`There is no channel “${wanted}” in ${guild.name}.`)
  return channel
}

/** The channel a request speaks of, and its guild. */
export function findPlace(
  world: World,
  body: Pick<ActorBody, 'guild' | 'channel'>,
  user: User,
): { guild: Guild | null; channel: Channel } {
  const named = body.channel === undefined ? undefined : world.channels.get(body.channel)
  if (named !== undefined) return { channel: named, guild: world.guilds.get(named.guildId ?? '') ?? null }
  if (body.channel === 'private') {
    const other = [...world.userKeys.values()].find(id => id !== user.id) ?? user.id
    return { channel: directChannel(world, [user.id, other]), guild: null }
  }
  if (body.guild === null || body.guild === 'dm' || body.channel === 'dm') {
    return { channel: directChannel(world, [user.id, world.application.id]), guild: null }
  }
  const guild = findGuild(world, body.guild)
  return { guild, channel: findChannel(world, guild, body.channel) }
}

/** Someone in a channel they can see. */
export function findActor(world: World, body: ActorBody): Actor {
  const user = findUser(world, body.user)
  const { guild, channel } = findPlace(world, body, user)
  const permissions = permissionsIn(guild ?? undefined, user.id, channel)
  if (!has(permissions, PermissionFlagsBits.ViewChannel)) {
    throw new ClientProblem('You do not have access to this channel.')
  }
  return {
    user: body.locale === undefined ? user : { ...user, locale: body.locale },
    guild,
    channel,
    install: body.install ?? 'guild',
    permissions,
  }
}
