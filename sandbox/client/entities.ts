import { PermissionFlagsBits } from 'discord-api-types/v10'
import { interactionChannelJson, memberJson, roleJson, userJson } from '../world/api.ts'
import type { Channel, Role, User } from '../world/model.ts'
import { has, permissionsIn } from '../world/permissions.ts'
import type { World } from '../world/world.ts'
import type { Actor } from './actor.ts'

/** The people, roles and channels an option or a select menu names, in full.
 * https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-resolved-data-structure */
export type Resolved = Record<'users' | 'members' | 'roles' | 'channels', Record<string, object>>

export const nothingResolved = (): Resolved => ({ users: {}, members: {}, roles: {}, channels: {} })

export type Entity =
  | { kind: 'user'; of: User }
  | { kind: 'role'; of: Role }
  | { kind: 'channel'; of: Channel }

/** Finds what a text names: a mention, an id, or a name. A client offers the channels that one can see. */
export function findEntity(
  world: World,
  actor: Actor,
  kinds: readonly Entity['kind'][],
  wanted: string,
): Entity | undefined {
  const id = /^<(?:@!?|@&|#)(\d+)>$/.exec(wanted)?.[1] ?? wanted
  const name = wanted.replace(/^[@#]/, '')
  const find = <T extends { id: string }>(all: Iterable<T>, nameOf: (entry: T) => string | null) => {
    const list = [...all]
    return (
      list.find(entry => entry.id === id) ??
      list.find(entry => nameOf(entry) === wanted) ??
      list.find(entry => nameOf(entry) === name)
    )
  }
  if (kinds.includes('user')) {
    const key = world.userKeys.get(name)
    const user = world.users.get(key ?? '') ?? find(world.users.values(), ({ username }) => username)
    if (user !== undefined) return { kind: 'user', of: user }
  }
  if (kinds.includes('role') && actor.guild !== null) {
    const role = find(actor.guild.roles.values(), entry => entry.name)
    if (role !== undefined) return { kind: 'role', of: role }
  }
  if (kinds.includes('channel') && actor.guild !== null) {
    const { guild, user } = actor
    const seen = [...guild.channels.values()].filter(entry =>
      has(permissionsIn(guild, user.id, entry), PermissionFlagsBits.ViewChannel),
    )
    const channel = find(seen, entry => entry.name)
    if (channel !== undefined) return { kind: 'channel', of: channel }
  }
  return undefined
}

export function addResolved(resolved: Resolved, world: World, actor: Actor, entity: Entity): void {
  const { id } = entity.of
  if (entity.kind === 'role') resolved.roles[id] = roleJson(entity.of)
  else if (entity.kind === 'channel') {
    resolved.channels[id] = interactionChannelJson(world, entity.of, actor.user.id)
  } else {
    resolved.users[id] = userJson(entity.of)
    const member = actor.guild?.members.get(id)
    if (member === undefined) return
    const permissions = permissionsIn(actor.guild ?? undefined, id, actor.channel).toString()
    const { deaf: _deaf, mute: _mute, ...partial } = memberJson(member)
    resolved.members[id] = { ...partial, permissions }
  }
}

/** Leaves out the kinds that are empty; undefined when all are. */
export function resolvedJson(resolved: Resolved): object | undefined {
  const filled = Object.entries(resolved).filter(([, entries]) => Object.keys(entries).length > 0)
  return filled.length === 0 ? undefined : Object.fromEntries(filled)
}
