import type { GuildState } from '../guilds/guild-state.ts'
import { UnreadableState } from '../guilds/guilds.ts'
import { PostingError } from './channels.ts'
import { closeDay, concludeClaim, missDay } from './close-day.ts'
import type { DailyEffects } from './effects.ts'
import { finishPost } from './finish-post.ts'
import { postSong } from './post-song.ts'
import { retryAfter } from './retry.ts'
import { type Memory, type Task, taskOf } from './task.ts'
import { isProblem, pauseForTrouble, resumeIfMended, tellOfTrouble } from './trouble.ts'

/** How often the steps after a post, and the news of trouble, are tried before they are given up. */
const lastAttempt = 4
/** How many things one visit does. More than this means that something goes round in circles. */
const tasksInOneVisit = 12

/** Does what is to be done for a server. */
export interface Attendant {
  /** Does all that is due, and gives the moment to come again; undefined for not until something changes. */
  visit(guildId: string): Promise<Temporal.Instant | undefined>
  /** Whether something stands in the way of this server's song. */
  isTroubled(guildId: string): boolean
  /** At the next visit, looks whether the trouble is over. */
  wantCheck(guildId: string): void
  /** Notes what is kept of a server, before its first visit. */
  meet(guildId: string, state: GuildState): void
  forget(guildId: string): void
}

/** An attendant that knows no server yet. */
export function createAttendant(effects: DailyEffects): Attendant {
  const { guilds, channels, now, log } = effects
  const memories = new Map<string, Memory>()
  const troubled = new Set<string>()

  const remember = (guildId: string, change: Memory) =>
    memories.set(guildId, { ...memories.get(guildId), ...change })

  function meet(guildId: string, { pause }: GuildState): void {
    if (pause?.by === 'trouble') troubled.add(guildId)
    else troubled.delete(guildId)
  }

  function forget(guildId: string): void {
    memories.delete(guildId)
    troubled.delete(guildId)
  }

  async function visit(guildId: string): Promise<Temporal.Instant | undefined> {
    for (let tasks = 0; tasks < tasksInOneVisit; tasks += 1) {
      const state = await readable(guildId)
      if (!state) {
        forget(guildId)
        return undefined
      }
      meet(guildId, state)
      const memory = memories.get(guildId) ?? {}
      const task = taskOf(state, now(), memory)
      if (task.kind === 'wait') return task.until
      if (channels.isBudgetLow() && isPatient(task, memory)) return now().add({ minutes: 1 })
      await perform(guildId, state, task, memory)
    }
    log.error({ guild: guildId }, 'song of the day goes round in circles')
    return now().add({ minutes: 1 })
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

  async function perform(guildId: string, state: GuildState, task: Task, memory: Memory): Promise<void> {
    switch (task.kind) {
      case 'post':
        return post(guildId, state, task, memory)
      case 'skip':
        return closeDay(effects, guildId, task.due.day.toString(), 'skipped', undefined)
      case 'miss':
        return missDay(effects, guildId, task.due.day.toString(), state)
      case 'conclude':
        return concludeClaim(effects, guildId, task.claim, state, task.atOnce).catch(err => {
          log.warn({ err, guild: guildId, day: task.claim.day }, 'cannot tell yet whether the song is out')
          remember(guildId, { conclude: retryAfter(memory.conclude, task.claim.day, now()) })
        })
      case 'finish': {
        const finish = retryAfter(memory.finish, task.unfinished.messageId, now())
        return finishPost(effects, guildId, task.unfinished, finish.attempts >= lastAttempt).catch(err => {
          log.debug({ err, guild: guildId }, 'steps after the song of the day not done yet')
          remember(guildId, { finish })
        })
      }
      case 'tell': {
        const tell = retryAfter(memory.tell, task.pause.at, now())
        const isLast = tell.attempts >= lastAttempt
        return tellOfTrouble(effects, guildId, task.schedule, task.pause, isLast).catch(err => {
          log.debug({ err, guild: guildId }, 'nobody told of the pause yet')
          remember(guildId, { tell })
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
  ): Promise<void> {
    try {
      await resumeIfMended(effects, guildId, schedule)
      remember(guildId, { checkWanted: false, ...(day && { checkedDay: day }) })
    } catch (err) {
      log.warn({ err, guild: guildId }, 'cannot tell yet whether the trouble is over')
      remember(guildId, { check: retryAfter(memory.check, pause.at, now()) })
    }
  }

  async function post(
    guildId: string,
    { schedule }: GuildState,
    { due }: Extract<Task, { kind: 'post' }>,
    memory: Memory,
  ): Promise<void> {
    const day = due.day.toString()
    try {
      return await postSong(effects, guildId, due)
    } catch (error) {
      if (error instanceof PostingError) {
        const { obstacle } = error
        if (obstacle === 'refused')
          return closeDay(effects, guildId, day, 'failed', 'Discord did not take the message.', error)
        if (schedule && isProblem(obstacle)) {
          if (await pauseForTrouble(effects, guildId, schedule, obstacle, error)) {
            // It has been seen just now, so that only news brings another look at this day.
            remember(guildId, { checkedDay: day })
            return
          }
        }
      }
      const retry = retryAfter(memory.post, day, now())
      remember(guildId, { post: retry })
      const again = { guild: guildId, day, attempts: retry.attempts, again: retry.at.toString() }
      log.warn({ ...again, err: error }, 'song of the day not out yet')
    }
  }

  return {
    visit,
    meet,
    forget,
    isTroubled: guildId => troubled.has(guildId),
    wantCheck: guildId => remember(guildId, { checkWanted: true }),
  }
}

/** Whether a task can wait while Discord has turned down too much: only what tries for the first time cannot. */
const isPatient = (task: Task, { post }: Memory): boolean =>
  task.kind === 'check' ||
  task.kind === 'tell' ||
  task.kind === 'finish' ||
  (task.kind === 'conclude' && !task.atOnce) ||
  (task.kind === 'post' && post?.of === task.due.day.toString())
