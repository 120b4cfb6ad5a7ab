import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { DelayedError, type Job, type JobsOptions, Queue, Worker } from 'bullmq'
import * as z from 'zod'
import type { Logger } from '../ops/log.ts'
import { connectForQueue } from '../store/connect-for-queue.ts'
import type { DailyEffects } from './effects.ts'
import type { Memory, NextVisit } from './task.ts'
import type { OpenTimetable, Timetable, Visit } from './timetable.ts'

export interface QueueOptions extends Pick<DailyEffects, 'now'> {
  readonly url: string
  readonly log: Logger
  /** How many visits all processes together may begin in a second. */
  readonly perSecond?: number
  /** How often a visit that fails unexpectedly is tried, and how long to wait, in milliseconds, before the next try. */
  readonly retries?: { readonly attempts: number; wait(attempt: number): number }
  /** How long Redis may leave something unanswered, in milliseconds. */
  readonly patience?: number
}

/** A queue in Redis that any number of processes take visits from. */
export interface DailyQueue {
  /** The timetable of this process, which is a worker of the queue from then on. */
  readonly openTimetable: OpenTimetable
  /** Rejects where the queue cannot be reached. */
  check(): Promise<unknown>
  /** Jobs by their state. */
  jobs(): Promise<Readonly<Record<string, number>>>
  close(): Promise<void>
}

const name = 'daily'
/** A visit makes five requests at most, and Discord takes fifty a second of a bot. */
const usualPace = 10
/** How many servers a process visits at once. */
const parallel = 16
/** Long enough for the six hours in which a song may be late; the last waits go on. */
const usualRetries = {
  attempts: 34,
  wait: (attempt: number) => Math.min(5_000 * 2 ** (attempt - 1), 900_000),
}
/** A process that dies has its jobs taken over after so many milliseconds, however often that happens. */
const lock = { lockDuration: 10_000, stalledInterval: 5_000, maxStalledCount: 1_000 }
/** What failed for good stays to be looked at for so many seconds. */
const keepFailed = { age: 7 * 24 * 60 * 60, count: 10_000 }

const moment = z.string().transform(text => Temporal.Instant.from(text))
const retry = z.object({ of: z.string(), attempts: z.number(), at: moment }).exactOptional()
const jobSchema = z.object({
  guildId: z.string(),
  memory: z.object({
    post: retry,
    conclude: retry,
    finish: retry,
    tell: retry,
    check: retry,
    checkedDay: z.string().exactOptional(),
    checkWanted: z.boolean().exactOptional(),
  }),
})

interface Kept {
  readonly guildId: string
  /** When it is due, for who looks at the queue. */
  readonly at: Temporal.Instant
  readonly memory: Memory
}

/**
 * Opens the queue of visits: a delayed job for each server and local day. When it is due is reckoned here, like
 * everything else about days; BullMQ only waits. Throws a StoreError where Redis cannot be reached, or evicts.
 */
export async function openQueue({
  url,
  log,
  now,
  perSecond = usualPace,
  retries = usualRetries,
  patience = 5_000,
}: QueueOptions): Promise<DailyQueue> {
  const client = await connectForQueue(url, log, patience)
  const options = { connection: client, prefix: 'yumeji' }
  const queue = new Queue(name, options)
  const heard = (err: Error) => log.debug({ err }, 'queue')
  queue.on('error', heard)

  const jobOptions = (jobId: string, at: Temporal.Instant): JobsOptions => ({
    jobId,
    delay: Math.max(0, Math.ceil(at.since(now()).total('milliseconds'))),
    attempts: retries.attempts,
    backoff: { type: 'custom' },
    removeOnComplete: true,
    removeOnFail: keepFailed,
  })
  const kept = (kept: Kept): unknown => JSON.parse(JSON.stringify(kept))

  const add = (guildId: string, { at, day, memory }: NextVisit) =>
    queue.add('visit', kept({ guildId, at, memory }), jobOptions(`${guildId}-${day}`, at))

  /** The job of that day, which another may have planned for another moment, is to run at this one. */
  async function putOff(guildId: string, next: NextVisit): Promise<void> {
    const job = await queue.getJob(`${guildId}-${next.day}`)
    if (!job) return void (await add(guildId, next))
    if (!(await job.isDelayed())) return
    await job.updateData(kept({ guildId, ...next }))
    // Where it has begun in the meantime, it plans the next by itself.
    await job.changeDelay(jobOptions('', next.at).delay ?? 0).catch(heard)
  }

  const work = (visit: Visit) => async (job: Job, token?: string) => {
    const { guildId, memory } = jobSchema.parse(job.data)
    const next = await visit(guildId, memory)
    if (!next) return
    if (job.id !== `${guildId}-${next.day}`) return putOff(guildId, next)
    await job.updateData(kept({ guildId, ...next }))
    await job.moveToDelayed(Date.now() + (jobOptions('', next.at).delay ?? 0), token)
    throw new DelayedError()
  }

  function openTimetable(visit: Visit): Timetable {
    const worker = new Worker(name, work(visit), {
      ...options,
      ...lock,
      concurrency: parallel,
      limiter: { max: perSecond, duration: 1_000 },
      settings: { backoffStrategy: attempts => retries.wait(attempts) },
    })
    worker.on('error', heard)
    worker.on('failed', (job, err) => {
      const line = { err, job: job?.id, attempts: job?.attemptsMade }
      if (job && job.attemptsMade < retries.attempts) log.error(line, 'song of the day failed unexpectedly')
      else log.error(line, 'song of the day failed for good; its job is kept')
    })
    worker.on('stalled', jobId => log.warn({ job: jobId }, 'a process died with this job, done again'))

    const trying = async (act: () => Promise<unknown>, guildId: string) => {
      try {
        await act()
      } catch (err) {
        // Found without a job when all servers are gone through the next time.
        log.error({ err, guild: guildId }, 'visit not planned')
      }
    }
    return {
      plan: (guildId, next) => trying(() => add(guildId, next), guildId),
      look: (guildId, news = {}) =>
        trying(
          () =>
            queue.add(
              'look',
              kept({ guildId, at: now(), memory: news }),
              jobOptions(`${guildId}-look-${randomUUID()}`, now()),
            ),
          guildId,
        ),
      async stop(patienceMs) {
        const closed = worker.close().then(() => true)
        if (await Promise.race([closed, delay(patienceMs, false, { ref: false })])) return
        log.warn('stopped with songs of the day in hand')
      },
    }
  }

  return {
    openTimetable,
    check: () => client.ping(),
    jobs: () => queue.getJobCounts('delayed', 'waiting', 'active', 'failed'),
    async close() {
      await queue.close()
      client.disconnect()
    },
  }
}
