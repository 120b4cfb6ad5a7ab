import { administer } from './administer.ts'
import type { Daily } from './daily.ts'
import { withDeadlines } from './deadline.ts'
import type { DailyEffects } from './effects.ts'
import { forgetPerson } from './forget-person.ts'
import { createLocalTimetable } from './local-timetable.ts'
import { type Shard, serversLeft } from './reconcile.ts'
import { nextVisit } from './task.ts'
import type { OpenTimetable } from './timetable.ts'
import { createVisit } from './visit.ts'

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
/** How often all servers are gone through for one without a job in a queue that others fill too, in milliseconds. */
const planAgain = 60 * 60_000

export interface DailyOptions {
  /** Where visits are planned: in this process where left out. */
  readonly openTimetable?: OpenTimetable | undefined
  /** Whether a server is one of those that this process minds; all where left out. */
  readonly isMinded?: ((guildId: string) => boolean) | undefined
}

/** The song of the day over these effects. */
export function createDaily(
  given: DailyEffects,
  { openTimetable, isMinded = () => true }: DailyOptions = {},
): DailyService {
  const effects: DailyEffects = { ...given, channels: withDeadlines(given.channels, given.after) }
  const { now, after, guilds, log } = effects
  const visit = createVisit(effects)
  const timetable = openTimetable?.(visit) ?? createLocalTimetable({ now, after, log, parallel, visit })
  const rechecks = new Set<string>()
  let cancelPlanning = () => {}
  let started = false
  let stopped = false
  /** Shards by id. */
  const reconciling = new Set<number>()

  /** Visits that are planned already stay as they are, so it may be done again at any time. */
  async function planAll(): Promise<void> {
    if (stopped) return
    let again = openTimetable && planAgain
    try {
      for await (const [guildId, state] of guilds.all()) {
        if (!isMinded(guildId)) continue
        const next = nextVisit(state, now(), {})
        if (next) await timetable.plan(guildId, next)
      }
    } catch (err) {
      log.error({ err }, 'servers cannot be read; trying again')
      again = startAgain
    }
    if (again !== undefined) cancelPlanning = after(again, () => void planAll())
  }

  async function recheck(guildId: string): Promise<void> {
    try {
      if ((await guilds.read(guildId))?.pause?.by === 'trouble')
        await timetable.look(guildId, { checkWanted: true })
    } catch (err) {
      log.debug({ err, guild: guildId }, 'cannot tell whether this server is in trouble')
    }
  }

  async function forget(guildId: string): Promise<void> {
    await guilds.forget(guildId)
    log.info({ guild: guildId }, 'server forgotten')
  }

  return {
    ...administer(effects, guildId => void timetable.look(guildId)),
    async start() {
      if (started) return
      started = true
      await planAll()
    },
    async stop() {
      stopped = true
      cancelPlanning()
      await timetable.stop(drain)
    },
    recheck(guildId) {
      if (rechecks.has(guildId)) return
      rechecks.add(guildId)
      after(burst, () => {
        rechecks.delete(guildId)
        void recheck(guildId)
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
