import { permissionName } from '../bot/permission-name.ts'
import type { Pause, Schedule } from '../guilds/guild-state.ts'

type Trouble = Extract<Pause, { by: 'trouble' }>

/** What stands in the way, as a sentence. */
export function troubleInWords({ problem, missing }: Pick<Trouble, 'problem' | 'missing'>): string {
  if (problem === 'channel-gone') return 'The channel is not there any more.'
  if (problem === 'no-access') return 'The bot cannot see the channel.'
  if (missing.length === 0) return 'The bot may not post in the channel.'
  return `In the channel the bot lacks the permission${missing.length > 1 ? 's' : ''} ${missing.map(permissionName).join(', ')}.`
}

/** What an administrator is told, once, where the song of the day has to wait. */
export function troubleNotice(guildId: string, { channelId }: Schedule, pause: Trouble): string {
  const where = `https://discord.com/channels/${guildId}/${channelId}`
  const remedy =
    pause.problem === 'channel-gone'
      ? 'Choose another channel with `/daily setup`, and it goes on.'
      : 'Give it back what it lacks and it goes on by itself, or choose another channel with `/daily setup`.'
  return `The song of the day cannot be posted in ${where}. ${troubleInWords(pause)} It is paused, and all settings are kept. ${remedy}`
}
