import type { GuildState } from '../guilds/guild-state.ts'
import { UnreadableState } from '../guilds/guilds.ts'
import { PostingError } from './channels.ts'
import { closeDay, concludeClaim, missDay } from './close-day.ts'
import type { DailyEffects } from './effects.ts'
import { finishPost } from './finish-post.ts'
import { postSong } from './post-song.ts'
import { retryAfter } from './retry.ts'
import { type Memory, nextVisit, type Task, taskOf } from './task.ts'
import type { Visit } from './timetable.ts'
import { isProblem, pauseForTrouble, resumeIfMended, tellOfTrouble } from './trouble.ts'

/** How often the steps after a post, and the news of trouble, are tried before they are given up. */
const lastAttempt = 4
/** How many things one visit does. More than this means that something goes round in circles. */
const tasksInOneVisit = 12

/**
 * Does all that is due for a server, and gives when to come again, with what is to be known then; undefined for not
 * until something changes. Nothing stays here between visits, so that any process may do the next.
 */
export function createVisit(effects: DailyEffects): Visit {
  const { guilds, channels, now, log } = effects

  return async (guildId, known) => {
    let memory = known
    for (let tasks = 0; tasks < tasksInOneVisit; tasks += 1) {
      const state = await readable(guildId)
      if (!state) return undefined
      const task = taskOf(state, now(), memory)
      if (task.kind === 'wait') return nextVisit(state, now(), memory)
      if (channels.isBudgetLow() && isPatient(task, memory)) {
        const next = nextVisit(state, now(), memory)
        return next && { ...next, at: now().add({ minutes: 1 }) }
      }
      memory = { ...memory, ...(await perform(guildId, state, task, memory)) }
    }
    log.error({ guild: guildId }, 'song of the day goes round in circles')
    throw new Error('too many tasks in one visit')
  }

  async function readable(guildId: string): Promise<GuildState | undefined> {
    try {
      return await guilds.read(guildId)
    } catch (error) {
      // Reported by the store; there is nothing to do until somebody sets it up anew.
      if (error instanceof UnreadableState) return undefined
      throw error
    }
  }

  /** Gives what is to be known afterwards, besides what was. */
  async function perform(
    guildId: string,
    state: GuildState,
    task: Task,
    memory: Memory,
  ): Promise<Memory | undefined> {
    switch (task.kind) {
      case 'post':
        return post(guildId, state, task, memory)
      case 'skip':
        await closeDay(effects, guildId, task.due.day.toString(), 'skipped', undefined)
        return undefined
      case 'miss':
        await missDay(effects, guildId, task.due.day.toString(), state)
        return undefined
      case 'conclude':
        return unlessDone(concludeClaim(effects, guildId, task.claim, state, task.atOnce), err => {
          log.warn({ err, guild: guildId, day: task.claim.day }, 'cannot tell yet whether the song is out')
          return { conclude: retryAfter(memory.conclude, task.claim.day, now()) }
        })
      case 'finish': {
        const finish = retryAfter(memory.finish, task.unfinished.messageId, now())
        const isLast = finish.attempts >= lastAttempt
        return unlessDone(finishPost(effects, guildId, task.unfinished, isLast), err => {
          log.debug({ err, guild: guildId }, 'steps after the song of the day not done yet')
          return { finish }
        })
      }
      case 'tell': {
        const tell = retryAfter(memory.tell, task.pause.at, now())
        const isLast = tell.attempts >= lastAttempt
        return unlessDone(tellOfTrouble(effects, guildId, task.schedule, task.pause, isLast), err => {
          log.debug({ err, guild: guildId }, 'nobody told of the pause yet')
          return { tell }
        })
      }
      case 'check':
        return check(guildId, task, memory)
    }
  }

  async function check(
    guildId: string,
    { schedule, pause, day }: Extract<Task, { kind: 'check' }>,
    memory: Memory,
  ): Promise<Memory> {
    try {
      await resumeIfMended(effects, guildId, schedule)
      return { checkWanted: false, ...(day && { checkedDay: day }) }
    } catch (err) {
      log.warn({ err, guild: guildId }, 'cannot tell yet whether the trouble is over')
      return { check: retryAfter(memory.check, pause.at, now()) }
    }
  }

  async function post(
    guildId: string,
    { schedule }: GuildState,
    { due }: Extract<Task, { kind: 'post' }>,
    memory: Memory,
  ): Promise<Memory | undefined> {
    const day = due.day.toString()
    try {
      await postSong(effects, guildId, due)
      return undefined
    } catch (error) {
      if (error instanceof PostingError) {
        const { obstacle } = error
        if (obstacle === 'refused') {
          await closeDay(effects, guildId, day, 'failed', 'Discord did not take the message.', error)
          return undefined
        }
        // It has been seen just now, so that only news brings another look at this day.
        if (
          schedule &&
          isProblem(obstacle) &&
          (await pauseForTrouble(effects, guildId, schedule, obstacle, error))
        )
          return { checkedDay: day }
      }
      const retry = retryAfter(memory.post, day, now())
      const again = { guild: guildId, day, attempts: retry.attempts, again: retry.at.toString() }
      log.warn({ ...again, err: error }, 'song of the day not out yet')
      return { post: retry }
    }
  }
}

/** Undefined where it is done, else what to know for the next time. */
const unlessDone = (doing: Promise<void>, failed: (error: unknown) => Memory): Promise<Memory | undefined> =>
  doing.then(() => undefined, failed)

/** Whether a task can wait while Discord has turned down too much: only what tries for the first time cannot. */
const isPatient = (task: Task, { post }: Memory): boolean =>
  task.kind === 'check' ||
  task.kind === 'tell' ||
  task.kind === 'finish' ||
  (task.kind === 'conclude' && !task.atOnce) ||
  (task.kind === 'post' && post?.of === task.due.day.toString())
