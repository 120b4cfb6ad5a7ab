import { OverwriteType, PermissionFlagsBits as P } from 'discord-api-types/v10'

/** What decides about a member's permissions in a channel. */
export interface Situation {
  /** It is the id of @everyone too. */
  readonly guildId: string
  readonly ownerId: string
  readonly roles: readonly { readonly id: string; readonly permissions: bigint }[]
  readonly member: { readonly id: string; readonly roles: readonly string[]; readonly isTimedOut: boolean }
  /** The channel's. */
  readonly overwrites: readonly Overwrite[]
}

interface Overwrite {
  readonly id: string
  readonly type: number
  readonly allow: bigint
  readonly deny: bigint
}

const everything = Object.values(P).reduce((all, bit) => all | bit, 0n)
/** What is left to who is timed out. https://discord.com/developers/docs/topics/permissions#permissions-for-timed-out-members */
const inTimeout = P.ViewChannel | P.ReadMessageHistory
/** What nobody can do who cannot write. https://discord.com/developers/docs/topics/permissions#implicit-permissions */
const needsSending = P.MentionEveryone | P.SendTTSMessages | P.AttachFiles | P.EmbedLinks

/**
 * A member's permissions in a channel: those of its roles, then the overwrites of @everyone, of all its roles
 * together, and its own. https://discord.com/developers/docs/topics/permissions#permission-overwrites
 */
export function permissionsIn({ guildId, ownerId, roles, member, overwrites }: Situation): bigint {
  const isOwn = (roleId: string) => member.roles.includes(roleId)
  const granted = roles
    .filter(({ id }) => id === guildId || isOwn(id))
    .reduce((all, { permissions }) => all | permissions, 0n)
  if (member.id === ownerId || has(granted, P.Administrator)) return everything

  const forRoles = overwrites.filter(({ type }) => type === OverwriteType.Role)
  const forMembers = overwrites.filter(({ type }) => type === OverwriteType.Member)
  const overwritten = [
    forRoles.filter(({ id }) => id === guildId),
    forRoles.filter(({ id }) => isOwn(id)),
    forMembers.filter(({ id }) => id === member.id),
  ].reduce(apply, granted)

  const explicit = member.isTimedOut ? overwritten & inTimeout : overwritten
  if (!has(explicit, P.ViewChannel)) return 0n
  return has(explicit, P.SendMessages) ? explicit : explicit & ~needsSending
}

/** Discord's names of these permissions, `SendMessages`. */
export const permissionNames = (permissions: bigint): ReadonlySet<string> =>
  new Set(
    Object.entries(P)
      .filter(([, bit]) => has(permissions, bit))
      .map(([name]) => name),
  )

/** What one overwrite allows, another one beside it does not deny. */
function apply(permissions: bigint, overwrites: readonly Overwrite[]): bigint {
  const denied = overwrites.reduce((all, { deny }) => all | deny, 0n)
  const allowed = overwrites.reduce((all, { allow }) => all | allow, 0n)
  return (permissions & ~denied) | allowed
}

const has = (permissions: bigint, bit: bigint): boolean => (permissions & bit) === bit
