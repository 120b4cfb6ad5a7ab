import type { GuildState, Schedule } from '../guilds/guild-state.ts'
import type { Daily, Lack } from './daily.ts'
import { dueAfter } from './due.ts'
import type { DailyEffects } from './effects.ts'
import { hindrances, lacksOf } from './lacks.ts'
import { songOfCalendar } from './pick.ts'
import { postNow } from './post-now.ts'
import { newState } from './record.ts'
import { explained, explainUnreadable, ifReadable } from './say-why-not.ts'
import { countedFrom, scheduleOf } from './schedule-of.ts'
import { comingDue, comingSong, hasSchedule, statusOf, type WithSchedule } from './status.ts'
import { troubleOf } from './trouble.ts'

/** What commands may ask. `changed` is told which servers have other settings now. */
export function administer(given: DailyEffects, changed: (guildId: string) => void): Daily {
  const effects = { ...given, guilds: explainUnreadable(given.guilds) }
  const { guilds, channels, now, trackIds, newSeed, log } = effects

  const lacksNow = async (guildId: string, schedule: Schedule): Promise<readonly Lack[] | undefined> => {
    try {
      return lacksOf(await channels.access(guildId, schedule.channelId), schedule)
    } catch (err) {
      log.debug({ err, guild: guildId }, 'permissions not checked')
      return undefined
    }
  }

  const status = async (guildId: string, state: GuildState | undefined) =>
    state?.schedule && statusOf(state, trackIds, now(), await lacksNow(guildId, state.schedule))

  /** Changes a server where the song of the day is set up, and says how things stand then. */
  async function change(guildId: string, change: (state: WithSchedule) => GuildState) {
    const state = await guilds.update(guildId, state => (hasSchedule(state) ? change(state) : state))
    if (state?.schedule) changed(guildId)
    return status(guildId, state)
  }

  return {
    async today(guildId) {
      const state = guildId === undefined ? undefined : await ifReadable(given.guilds.read(guildId))
      const day = now()
        .toZonedDateTimeISO(state?.schedule?.timeZone ?? 'UTC')
        .toPlainDate()
      if (!hasSchedule(state)) return { trackId: songOfCalendar(day, trackIds), day }
      const posted = state.posts.findLast(post => !post.extra && post.day === day.toString())
      return { trackId: posted?.trackId ?? comingSong(state, trackIds), day }
    },

    async setUp(guildId, wishes, userId) {
      const lacks = lacksOf(await explained(channels.access(guildId, wishes.channelId)), wishes)
      if (lacks.length > 0) return { done: false, lacks }
      const kept = await guilds.update(
        guildId,
        state => {
          const { pause: _, ...rest } = state ?? newState(newSeed())
          return { ...rest, schedule: scheduleOf(state, wishes, userId, now()) }
        },
        { replaceUnreadable: true },
      )
      changed(guildId)
      const status = kept && statusOf(kept, trackIds, now(), lacks)
      if (!status) throw new Error(`the settings of guild ${guildId} were not kept`)
      return { done: true, status }
    },

    status: async guildId => status(guildId, await guilds.read(guildId)),

    async next(guildId) {
      const state = await guilds.read(guildId)
      if (!hasSchedule(state)) return undefined
      const { schedule, skip } = state
      const due = comingDue(state, now())
      const next = due?.day.toString() === skip && due ? dueAfter(schedule, due.day) : due
      return next && { trackId: comingSong(state, trackIds), day: next.day }
    },

    postNow: guildId => postNow(effects, guildId),

    skip: guildId =>
      change(guildId, state => {
        const { schedule, claim } = state
        const due = comingDue(state, now())
        // A song in hand may be out already, so it is the one after that is left out.
        const next = due && claim?.day === due.day.toString() ? dueAfter(schedule, due.day) : due
        return next ? { ...state, skip: next.day.toString() } : state
      }),

    pause: (guildId, userId) =>
      change(guildId, state =>
        state.pause?.by === 'administrator'
          ? state
          : { ...state, pause: { by: 'administrator', userId, at: now().toString() } },
      ),

    async resume(guildId) {
      const state = await guilds.read(guildId)
      if (!hasSchedule(state)) return undefined
      const lacks = state.pause && (await lacksNow(guildId, state.schedule))
      const inTheWay = hindrances(lacks ?? [])
      return change(guildId, state =>
        inTheWay.length > 0 ? heldUp(state, inTheWay, now()) : resumed(state, now()),
      )
    },

    async off(guildId) {
      let wasOn = false
      await guilds.update(guildId, state => {
        wasOn = hasSchedule(state)
        if (!state || !wasOn) return state
        const { schedule: _, pause: __, skip: ___, ...kept } = state
        return kept
      })
      if (wasOn) changed(guildId)
      return wasOn
    },
  }
}

/** Without the pause; where there was none, without the skip. */
function resumed(state: WithSchedule, now: Temporal.Instant): GuildState {
  if (!state.pause) {
    const { skip: _, ...rest } = state
    return rest
  }
  const { pause, ...rest } = state
  if (pause.by === 'trouble') return rest
  return { ...rest, schedule: countedFrom(rest.schedule, now) }
}

/** Paused no longer by an administrator, who reads now what is in the way, but for that: it ends with it. */
function heldUp(state: WithSchedule, lacks: readonly Lack[], now: Temporal.Instant): GuildState {
  if (state.pause?.by !== 'administrator') return state
  return {
    ...state,
    schedule: countedFrom(state.schedule, now),
    pause: { ...troubleOf(lacks, 'missing-permissions'), at: now.toString(), told: true },
  }
}
