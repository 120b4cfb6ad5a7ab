import { permissionName } from '../bot/permission-name.ts'
import type { Lack } from '../daily/daily.ts'
import type { Schedule } from '../guilds/guild-state.ts'

/** What stands in the way of a song of the day, and what to do about it: one sentence each. */
export const lackLines = (
  lacks: readonly Lack[],
  { channelId, roleId }: Pick<Schedule, 'channelId' | 'roleId'>,
): string[] => lacks.map(lack => lackLine(lack, channelId, roleId))

function lackLine(lack: Lack, channelId: string, roleId: string | undefined): string {
  const where = `<#${channelId}>`
  switch (lack.kind) {
    case 'channel-gone':
      return 'The channel is not there any more. Choose another with `/daily setup`.'
    case 'no-access':
      return `I cannot see ${where}. Give me **View Channel** there.`
    case 'wrong-channel':
      return `I cannot post in ${where}. Choose a text or announcement channel.`
    case 'permissions':
      return `In ${where} I lack ${lack.missing.map(name => `**${permissionName(name)}**`).join(', ')}. Allow me that in the channel's settings, under Permissions${lack.missing.includes('MentionEveryone') ? ", or let anyone mention the role, in the role's own settings" : ''}.`
    case 'role-gone':
      return `The role <@&${roleId}> is not there any more. Songs come without a mention until you choose another.`
    case 'no-announcements':
      return `Only messages in announcement channels can be published, and ${where} is none. Choose another channel, or leave out **crosspost**.`
  }
}
