import { PermissionFlagsBits } from 'discord-api-types/v10'
import type { Channel, Guild, Member, Overwrite } from './model.ts'

export const allPermissions = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n)

export const has = (permissions: bigint, needed: bigint): boolean => (permissions & needed) === needed

/** What a bot may do in a direct message. */
export const directPermissions =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.AddReactions |
  PermissionFlagsBits.UseExternalEmojis |
  PermissionFlagsBits.UseApplicationCommands

/** A member's permissions in the guild as a whole. */
export function guildPermissions(guild: Guild, member: Member): bigint {
  if (member.userId === guild.ownerId) return allPermissions
  const everyone = guild.roles.get(guild.id)?.permissions ?? 0n
  const granted = member.roles.reduce((sum, id) => sum | (guild.roles.get(id)?.permissions ?? 0n), everyone)
  return has(granted, PermissionFlagsBits.Administrator) ? allPermissions : granted
}

const apply = (permissions: bigint, overwrites: readonly Overwrite[]): bigint => {
  const deny = overwrites.reduce((sum, overwrite) => sum | overwrite.deny, 0n)
  const allow = overwrites.reduce((sum, overwrite) => sum | overwrite.allow, 0n)
  return (permissions & ~deny) | allow
}

/** What someone cannot do who cannot write at all. */
const needsSending =
  PermissionFlagsBits.MentionEveryone |
  PermissionFlagsBits.SendTTSMessages |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.EmbedLinks

/** What it takes to write in a channel.
 * https://discord.com/developers/docs/topics/threads#permissions */
export const toWriteIn = ({ thread }: Channel): bigint =>
  thread === null ? PermissionFlagsBits.SendMessages : PermissionFlagsBits.SendMessagesInThreads

/** A member's permissions in one channel: @everyone's overwrite, then the roles' together, then the member's. In a
 * thread those of its parent count. https://discord.com/developers/docs/topics/permissions#permission-overwrites */
export function channelPermissions(guild: Guild, member: Member, channel: Channel): bigint {
  const base = guildPermissions(guild, member)
  if (base === allPermissions) return base
  const { overwrites } = guild.channels.get(channel.thread?.parentId ?? '') ?? channel
  const of = (belongs: (overwrite: Overwrite) => boolean) => overwrites.filter(belongs)
  let permissions = apply(
    base,
    of(({ type, id }) => type === 0 && id === guild.id),
  )
  permissions = apply(
    permissions,
    of(({ type, id }) => type === 0 && member.roles.includes(id)),
  )
  permissions = apply(
    permissions,
    of(({ type, id }) => type === 1 && id === member.userId),
  )
  if (!has(permissions, PermissionFlagsBits.ViewChannel)) return 0n
  return has(permissions, toWriteIn(channel)) ? permissions : permissions & ~needsSending
}

/** Someone's permissions in any channel, a direct message included; none where they do not belong. */
export function permissionsIn(guild: Guild | undefined, userId: string, channel: Channel): bigint {
  if (channel.guildId === null) return channel.recipients.includes(userId) ? directPermissions : 0n
  const member = guild?.members.get(userId)
  return guild === undefined || member === undefined ? 0n : channelPermissions(guild, member, channel)
}
