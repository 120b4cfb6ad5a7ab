import { administer } from './administer.ts'
import { createAttendant } from './attendant.ts'
import type { Daily } from './daily.ts'
import { withDeadlines } from './deadline.ts'
import type { DailyEffects } from './effects.ts'
import { forgetPerson } from './forget-person.ts'
import { type Shard, serversLeft } from './reconcile.ts'
import { createTimetable } from './timetable.ts'

/** The song of the day at work: what commands ask of it, and what the process and the gateway tell it. */
export interface DailyService extends Daily {
  /** Begins to post. A second call changes nothing. */
  start(): Promise<void>
  /** Begins nothing new, and waits a bounded time for what is in hand. */
  stop(): Promise<void>
  /** Something changed in a server that may have ended its trouble: channel, role, the bot's own roles. */
  recheck(guildId: string): void
  /** The bot has left a server: removed from it, not an outage. Deletes what is kept of it. */
  forget(guildId: string): Promise<void>
  /** Deletes somebody's id from what is kept of servers. Rejects where the store fails. */
  forgetPerson(userId: string): Promise<void>
  /**
   * These are the servers of a shard, unavailable ones included, as in READY. Forgets those of the shard that were left
   * meanwhile, after asking Discord about each of them.
   * https://discord.com/developers/docs/events/gateway-events#ready
   */
  reconcile(guildIds: Iterable<string>, shard?: Shard): Promise<void>
}

/** How many servers are attended to at once. */
const parallel = 16
/** Changes in a server come in bursts; one look after so many milliseconds is enough. */
const burst = 5_000
/** How long `stop` waits for what is in hand, in milliseconds. */
const drain = 10_000
/** When to try again to read all servers, in milliseconds. */
const startAgain = 60_000

/** The song of the day over these effects. */
export function createDaily(given: DailyEffects): DailyService {
  const effects: DailyEffects = { ...given, channels: withDeadlines(given.channels, given.after) }
  const { now, after, guilds, log } = effects
  const attendant = createAttendant(effects)
  const timetable = createTimetable({ now, after, log, parallel, run: attendant.visit })
  const rechecks = new Set<string>()
  let started = false
  let stopped = false
  /** Shards by id. */
  const reconciling = new Set<number>()

  async function planAll(): Promise<void> {
    try {
      for await (const [guildId, state] of guilds.all()) {
        attendant.meet(guildId, state)
        if (state.schedule || state.claim || state.unfinished) timetable.plan(guildId, now())
      }
    } catch (err) {
      log.error({ err }, 'servers cannot be read; trying again')
      if (!stopped) after(startAgain, () => void planAll())
    }
  }

  async function forget(guildId: string): Promise<void> {
    attendant.forget(guildId)
    await guilds.forget(guildId)
    log.info({ guild: guildId }, 'server forgotten')
  }

  return {
    ...administer(effects, guildId => timetable.plan(guildId, now())),
    async start() {
      if (started) return
      started = true
      await planAll()
    },
    async stop() {
      stopped = true
      await timetable.stop(drain)
    },
    recheck(guildId) {
      if (rechecks.has(guildId) || !attendant.isTroubled(guildId)) return
      rechecks.add(guildId)
      after(burst, () => {
        rechecks.delete(guildId)
        attendant.wantCheck(guildId)
        timetable.plan(guildId, now())
      })
    },
    forget,
    forgetPerson: userId => forgetPerson(guilds, userId),
    async reconcile(guildIds, shard = { id: 0, count: 1 }) {
      if (reconciling.has(shard.id)) return
      reconciling.add(shard.id)
      try {
        const left = await serversLeft(effects, new Set(guildIds), shard)
        for (const guildId of left) if (!stopped) await forget(guildId)
      } catch (err) {
        log.warn({ err }, 'servers that were left not found')
      } finally {
        reconciling.delete(shard.id)
      }
    },
  }
}
