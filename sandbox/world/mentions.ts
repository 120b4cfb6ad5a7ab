import { PermissionFlagsBits } from 'discord-api-types/v10'
import type { AllowedMentions } from '../limits/message.ts'
import type { Channel } from './model.ts'
import { has } from './permissions.ts'
import type { World } from './world.ts'

export interface Mentions {
  users: string[]
  roles: string[]
  everyone: boolean
}

export const parseAll: AllowedMentions = { parse: ['users', 'roles', 'everyone'], replied_user: true }
export const parseUsers: AllowedMentions = { parse: ['users'], replied_user: true }

const idsIn = (content: string, pattern: RegExp): string[] => [
  ...new Set([...content.matchAll(pattern)].map(match => match[1] ?? '')),
]

/** Whom a message pings: what its content names, as far as `allowed` and the author's permissions go.
 * https://discord.com/developers/docs/resources/message#allowed-mentions-object */
export function resolveMentions(
  world: World,
  channel: Channel,
  content: string,
  permissions: bigint,
  allowed: AllowedMentions,
  repliedTo: string | null,
): Mentions {
  const guild = world.guilds.get(channel.guildId ?? '')
  const parse = allowed.parse ?? []
  const everyoneAllowed = has(permissions, PermissionFlagsBits.MentionEveryone)
  const users = idsIn(content, /<@!?(\d+)>/g).filter(
    id => world.users.has(id) && (parse.includes('users') || allowed.users?.includes(id)),
  )
  if (repliedTo !== null && allowed.replied_user && !users.includes(repliedTo)) users.push(repliedTo)
  const roles = idsIn(content, /<@&(\d+)>/g).filter(id => {
    const role = guild?.roles.get(id)
    if (role === undefined || !(role.mentionable || everyoneAllowed)) return false
    return parse.includes('roles') || allowed.roles?.includes(id)
  })
  const everyone =
    guild !== undefined && everyoneAllowed && parse.includes('everyone') && /@(everyone|here)\b/.test(content)
  return { users, roles, everyone }
}
