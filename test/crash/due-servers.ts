import type { Sandbox } from '../../sandbox/server.ts'
import type { GuildState } from '../../src/guilds/guild-state.ts'
import type { Guilds } from '../../src/guilds/guilds.ts'
import { command } from './sandbox-command.ts'

/** Servers, their channel by their id, each with a song that was due a minute ago. */
export async function makeServers(
  sandbox: Sandbox,
  guilds: Guilds,
  count: number,
): Promise<Map<string, string>> {
  await command(sandbox, 'guilds', { count })
  const due = Temporal.Now.instant().subtract({ minutes: 1 })
  const timeZone = whereItIsNoon(due)
  const channels = new Map<string, string>()
  for (const guild of [...sandbox.world.guilds.values()].slice(-count)) {
    const [channelId = ''] = guild.channels.keys()
    channels.set(guild.id, channelId)
    const state: GuildState = {
      version: 1,
      schedule: {
        channelId,
        time: due.toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' }),
        timeZone,
        days: [1, 2, 3, 4, 5, 6, 7],
        thread: false,
        crosspost: false,
        setUpBy: guild.ownerId,
        since: due.subtract({ hours: 24 }).toString(),
      },
      cycle: { seed: guild.id, rounds: 0, played: [], before: [] },
      posts: [],
    }
    await guilds.update(guild.id, () => state)
  }
  return channels
}

/** A zone in which it is about noon, so that no round runs into midnight. */
function whereItIsNoon(now: Temporal.Instant): string {
  const hours = 12 - now.toZonedDateTimeISO('UTC').hour
  // The signs in these names are the wrong way round, as POSIX has them.
  return hours === 0 ? 'Etc/GMT' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`
}
