import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10'
import { z } from 'zod'
import type { Channel, Guild, Member, Overwrite, Role } from '../world/model.ts'
import { channel as makeChannel } from '../world/seed.ts'
import { addChannel, removeChannel, type World } from '../world/world.ts'
import { findPlace, findUser } from './actor.ts'
import { BadClientRequest } from './problem.ts'

const guild = z.string().optional()
const permissionNames = z
  .array(z.string())
  .default([])
  .transform((names, context) => {
    let bits = 0n
    for (const name of names) {
      const bit = Object.entries(PermissionFlagsBits).find(([known]) => known === name)?.[1]
      if (bit === undefined)
        context.addIssue({ code: 'custom', message: `There is no permission “${name}”.` })
      bits |= bit ?? 0n
    }
    return bits
  })
const bits = { allow: permissionNames, deny: permissionNames }

/** What an administrator may change in Discord's settings. Roles by name or id; `bot` is the bot, or its own role. */
export const changeRequest = z.discriminatedUnion('change', [
  z.strictObject({
    change: z.literal('create channel'),
    guild,
    name: z.string(),
    type: z.enum(['text', 'announcement']).default('text'),
  }),
  z.strictObject({ change: z.literal('delete channel'), guild, channel: z.string() }),
  z.strictObject({
    change: z.literal('overwrite'),
    guild,
    channel: z.string(),
    /** Either of them. */
    role: z.string().optional(),
    user: z.string().optional(),
    ...bits,
  }),
  z.strictObject({
    change: z.literal('role permissions'),
    guild,
    role: z.string(),
    ...bits,
    mentionable: z.boolean().optional(),
  }),
  z.strictObject({ change: z.literal('delete role'), guild, role: z.string() }),
  z.strictObject({ change: z.enum(['bot takes role', 'bot drops role']), guild, role: z.string() }),
  z.strictObject({
    change: z.enum(['member takes role', 'member drops role']),
    guild,
    user: z.string().optional(),
    role: z.string(),
  }),
  z.strictObject({ change: z.literal('bot joins'), guild: z.string() }),
  z.strictObject({ change: z.literal('direct messages'), user: z.string(), open: z.boolean() }),
])
type Change = z.infer<typeof changeRequest>

/** Makes a change, and lets the gateway tell of it. */
export function makeChange(world: World, change: Change): object {
  if (change.change === 'direct messages') {
    const user = findUser(world, change.user)
    user.closedToBots = !change.open
    return { user: user.id }
  }
  const place = findPlace(world, { guild: change.guild }, findUser(world, undefined)).guild
  if (place === null) throw new BadClientRequest('That is for a guild.')
  switch (change.change) {
    case 'create channel': {
      const type = change.type === 'text' ? ChannelType.GuildText : ChannelType.GuildAnnouncement
      const made = makeChannel(place.id, world.nextId(), change.name, place.channels.size, type)
      addChannel(world, place, made)
      world.emit({ name: 'CHANNEL_CREATE', channel: made })
      return { channel: made.id }
    }
    case 'delete channel': {
      const found = channelIn(place, change.channel)
      removeChannel(world, found)
      return { channel: found.id }
    }
    case 'overwrite': {
      const found = channelIn(place, change.channel)
      const { allow, deny } = change
      const of = overwritten(world, place, change)
      const others = found.overwrites.filter(({ id }) => id !== of.id)
      found.overwrites = allow === 0n && deny === 0n ? others : [...others, { ...of, allow, deny }]
      world.emit({ name: 'CHANNEL_UPDATE', channel: found })
      return { channel: found.id }
    }
    case 'role permissions': {
      const role = roleIn(world, place, change.role)
      role.permissions = (role.permissions | change.allow) & ~change.deny
      role.mentionable = change.mentionable ?? role.mentionable
      world.emit({ name: 'GUILD_ROLE_UPDATE', guild: place, role })
      return { role: role.id }
    }
    case 'delete role': {
      const role = roleIn(world, place, change.role)
      if (role.id === place.id || role.botId !== null)
        throw new BadClientRequest(`The role ${role.name} cannot be deleted.`)
      place.roles.delete(role.id)
      for (const member of place.members.values()) member.roles = member.roles.filter(id => id !== role.id)
      world.emit({ name: 'GUILD_ROLE_DELETE', guild: place, role })
      return { role: role.id }
    }
    case 'bot takes role':
    case 'bot drops role':
    case 'member takes role':
    case 'member drops role': {
      const role = roleIn(world, place, change.role)
      const user = change.change.startsWith('bot') ? 'bot' : 'user' in change ? change.user : undefined
      const member = memberIn(world, place, user)
      const others = member.roles.filter(id => id !== role.id)
      member.roles = change.change.endsWith('takes role') ? [...others, role.id] : others
      world.emit({ name: 'GUILD_MEMBER_UPDATE', guild: place, member })
      return { role: role.id }
    }
    case 'bot joins': {
      const userId = world.application.id
      if (place.members.has(userId)) throw new BadClientRequest(`The bot is in ${place.name} already.`)
      const roles = [...place.roles.values()].filter(({ botId }) => botId === userId).map(({ id }) => id)
      place.members.set(userId, { userId, nick: null, roles, joinedAt: world.now() })
      world.emit({ name: 'GUILD_CREATE', guild: place })
      return { guild: place.id }
    }
  }
}

function channelIn(guild: Guild, wanted: string): Channel {
  const name = wanted.replace(/^#/, '')
  const found = guild.channels.get(wanted) ?? [...guild.channels.values()].find(entry => entry.name === name)
  if (found === undefined) throw new BadClientRequest(`There is no channel “${wanted}” in ${guild.name}.`)
  return found
}

function roleIn(world: World, guild: Guild, wanted: string): Role {
  const roles = [...guild.roles.values()]
  const found =
    wanted === 'bot'
      ? roles.find(({ botId }) => botId === world.application.id)
      : roles.find(({ id, name }) => id === wanted || name === wanted)
  if (found === undefined) throw new BadClientRequest(`There is no role “${wanted}” in ${guild.name}.`)
  return found
}

function memberIn(world: World, guild: Guild, wanted: string | undefined): Member {
  const id = wanted === 'bot' ? world.application.id : findUser(world, wanted).id
  const member = guild.members.get(id)
  if (member === undefined) throw new BadClientRequest(`${wanted ?? 'The user'} is not in ${guild.name}.`)
  return member
}

/** Whom an overwrite is for. */
function overwritten(
  world: World,
  guild: Guild,
  { role, user }: { role?: string | undefined; user?: string | undefined },
): Pick<Overwrite, 'id' | 'type'> {
  if ((role === undefined) === (user === undefined))
    throw new BadClientRequest('An overwrite is for either a role or a user.')
  return role === undefined
    ? { id: memberIn(world, guild, user).userId, type: 1 }
    : { id: roleIn(world, guild, role).id, type: 0 }
}
