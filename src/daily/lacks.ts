import type { ChannelAccess } from './channels.ts'
import type { Lack, Wishes } from './daily.ts'

/** Without these there is no song. https://discord.com/developers/docs/topics/permissions */
const needed = ['ViewChannel', 'SendMessages', 'EmbedLinks', 'AttachFiles']

/**
 * Discord takes these away with SendMessages, and whoever looks may find them allowed.
 * https://discord.com/developers/docs/topics/permissions#implicit-permissions
 */
const needSending = ['EmbedLinks', 'AttachFiles', 'MentionEveryone']

/**
 * What is missing for these wishes. A bot publishes its own messages with SendMessages alone.
 * https://discord.com/developers/docs/resources/message#crosspost-message
 */
export function lacksOf(
  access: ChannelAccess,
  { roleId, thread, crosspost }: Pick<Wishes, 'roleId' | 'thread' | 'crosspost'>,
): readonly Lack[] {
  if (access.state !== 'visible') return [{ kind: access.state }]
  if (access.kind === 'other') return [{ kind: 'wrong-channel' }]
  const { permissions } = access
  const isTakenAway = (permission: string) =>
    needSending.includes(permission) && !permissions.has('SendMessages')
  const role = roleId === undefined ? undefined : access.role(roleId)
  const missing = [
    ...needed,
    ...(role?.exists && !role.mentionable ? ['MentionEveryone'] : []),
    ...(thread ? ['CreatePublicThreads', 'SendMessagesInThreads'] : []),
  ].filter(permission => !permissions.has(permission) && !isTakenAway(permission))
  return [
    ...(missing.length > 0 ? [{ kind: 'permissions', missing } as const] : []),
    ...(role?.exists === false ? [{ kind: 'role-gone' } as const] : []),
    ...(crosspost && access.kind !== 'announcement' ? [{ kind: 'no-announcements' } as const] : []),
  ]
}

/** Those that leave no way to post: without a thread, say, a song is still a song. */
export const hindrances = (lacks: readonly Lack[]): readonly Lack[] =>
  lacks.flatMap((lack): readonly Lack[] => {
    if (lack.kind === 'role-gone' || lack.kind === 'no-announcements') return []
    if (lack.kind !== 'permissions') return [lack]
    const missing = lack.missing.filter(permission => needed.includes(permission))
    return missing.length > 0 ? [{ kind: 'permissions', missing }] : []
  })
