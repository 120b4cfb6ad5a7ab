import type { Sandbox } from '../../sandbox/server.ts'
import type { GuildState } from '../../src/guilds/guild-state.ts'
import type { Guilds } from '../../src/guilds/guilds.ts'
import { createPerson } from '../e2e/sandbox-client.ts'

/** Makes servers in which a song is due at this minute; gives the channel of each by its id. */
export async function foundServersDue(
  sandbox: Sandbox,
  guilds: Guilds,
  count: number,
  due: Temporal.Instant,
): Promise<Map<string, string>> {
  const timeZone = whereItIsNoon(due)
  const channels = new Map<string, string>()
  for (const { id, channels: inIt } of await createPerson(sandbox.url).founds(count)) {
    const [channelId = ''] = inIt
    channels.set(id, channelId)
    const state: GuildState = {
      version: 1,
      schedule: {
        channelId,
        time: due.toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' }),
        timeZone,
        days: [1, 2, 3, 4, 5, 6, 7],
        thread: false,
        crosspost: false,
        setUpBy: sandbox.world.defaults.userId,
        since: due.subtract({ hours: 24 }).toString(),
      },
      cycle: { seed: id, rounds: 0, played: [], before: [] },
      posts: [],
    }
    await guilds.update(id, () => state)
  }
  return channels
}

/** A zone in which it is about noon, so that nothing runs into midnight. */
function whereItIsNoon(now: Temporal.Instant): string {
  const hours = 12 - now.toZonedDateTimeISO('UTC').hour
  // The signs in these names are the wrong way round, as POSIX has them.
  return hours === 0 ? 'Etc/GMT' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`
}
