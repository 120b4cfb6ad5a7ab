import { PermissionFlagsBits } from 'discord-api-types/v10'
import type { Channel, Guild } from '../world/model.ts'
import { has, permissionsIn } from '../world/permissions.ts'
import { guildOfBot, type World } from '../world/world.ts'
import { missingAccess, missingPermissions, unknownChannel, unknownGuild } from './errors.ts'

/** The guild the bot asks about. Throws 10004 where there is none, 50001 where it is no member. */
export function accessGuild(world: World, guildId: string): Guild {
  if (!world.guilds.has(guildId)) throw unknownGuild()
  const guild = guildOfBot(world, guildId)
  if (guild === undefined) throw missingAccess()
  return guild
}

/** The channel the bot asks about. Throws 10003 where there is none, 50001 where it cannot see it,
 * 50013 where it may not do all of `needed` there. */
export function accessChannel(world: World, channelId: string, needed = 0n): Channel {
  const channel = world.channels.get(channelId)
  if (channel === undefined) throw unknownChannel()
  const permissions = botPermissions(world, channel)
  if (!has(permissions, PermissionFlagsBits.ViewChannel)) throw missingAccess()
  if (!has(permissions, needed)) throw missingPermissions()
  return channel
}

export const botPermissions = (world: World, channel: Channel): bigint =>
  permissionsIn(guildOfBot(world, channel.guildId ?? ''), world.application.id, channel)
