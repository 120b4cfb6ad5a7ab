import { setTimeout as delay } from 'node:timers/promises'
import { createClient } from '@keyv/redis'
import { Queue } from 'bullmq'
import * as z from 'zod'
import { openQueue } from '../../src/daily/queue.ts'
import type { Timetable } from '../../src/daily/timetable.ts'
import { createLog } from '../../src/ops/log.ts'
import { settled } from './fake-clock.ts'
import { createTown, type Process, type Town } from './town.ts'

/** A town in which processes are started, and time goes by, whatever plans their visits. */
export interface Stage {
  readonly town: Town
  boot(): Promise<Process>
  /** Lets a process die. */
  kill(process: Process): Promise<void>
  until(moment: string): Promise<void>
  pass(duration: Temporal.DurationLike): Promise<void>
  end(): Promise<void>
}

/** Each process plans its own visits. */
export function localStage(start?: string): Promise<Stage> {
  const town = createTown(start)
  return Promise.resolve({
    town,
    boot: async () => town.boot(),
    kill: async process => process.kill(),
    until: town.clock.until,
    pass: town.clock.pass,
    end: async () => {},
  })
}

/** Of a job, when it is due by the clock of the town. */
const jobSchema = z.object({ at: z.string() })
const log = createLog({ level: 'silent', secrets: [] })

/** All processes take their visits from one queue in a real Redis, whose delays pass as the town's clock does. */
export async function queuedStage(url: string, start?: string): Promise<Stage> {
  const town = createTown(start)
  const { clock } = town
  const client = createClient({ url })
  await client.connect()
  await client.flushDb()
  const jobs = new Queue('daily', { connection: client, prefix: 'yumeji' })
  const ends = new Map<Process, () => Promise<void>>()

  /** Until nothing waits to be done; what hangs is left to the clock. */
  async function rest(): Promise<void> {
    let quiet = 0
    for (let looks = 0; quiet < 2 && looks < 60; looks += 1) {
      await settled(5)
      await delay(2)
      const { waiting = 0, active = 0 } = await jobs.getJobCounts('waiting', 'active')
      quiet = waiting + active === 0 ? quiet + 1 : 0
    }
  }

  async function until(moment: string): Promise<void> {
    const end = Temporal.Instant.from(moment)
    for (;;) {
      await rest()
      const delayed = await jobs.getDelayed()
      const [first] = delayed
        .map(job => ({ job, at: Temporal.Instant.from(jobSchema.parse(job.data).at) }))
        .sort((one, other) => Temporal.Instant.compare(one.at, other.at))
      if (!first || Temporal.Instant.compare(first.at, end) > 0) break
      if (Temporal.Instant.compare(first.at, clock.now()) > 0) await clock.until(first.at.toString())
      for (const job of delayed)
        if (Temporal.Instant.compare(jobSchema.parse(job.data).at, clock.now()) <= 0)
          await job.promote().catch(() => undefined)
    }
    await clock.until(moment)
    await rest()
  }

  return {
    town,
    async boot() {
      const queue = await openQueue({
        url,
        log,
        now: clock.now,
        perSecond: 1_000,
        retries: { attempts: 3, wait: () => 1 },
      })
      let timetable: Timetable | undefined
      const daily = town.boot({
        openTimetable(visit) {
          timetable = queue.openTimetable(visit)
          return timetable
        },
      })
      ends.set(daily, async () => {
        daily.kill()
        // Who is dead takes no more jobs.
        await timetable?.stop(100)
        await queue.close()
      })
      return daily
    },
    async kill(process) {
      await ends.get(process)?.()
      ends.delete(process)
    },
    until,
    pass: duration => until(clock.now().add(duration).toString()),
    async end() {
      for (const end of ends.values()) await end()
      await jobs.close()
      await client.close()
    },
  }
}
