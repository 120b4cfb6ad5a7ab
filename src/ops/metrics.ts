import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Observer } from './observer.ts'

/** What is known at the moment of a scrape, as far as this process has such a thing. */
export interface Gauges {
  /** Whether each connection to the gateway is up, by its number. */
  shards?(): ReadonlyMap<number, boolean>
  guilds?(): number
  /** Jobs of the queue by their state. */
  jobs?(): Promise<Readonly<Record<string, number>>>
}

export interface Metrics {
  readonly observer: Observer
  /** In the text format of Prometheus. */
  read(): Promise<{ readonly type: string; readonly text: string }>
}

/** Discord waits three seconds for a first response. */
const answerBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 15]
/** A song may be six hours late. */
const latenessBuckets = [1, 5, 15, 60, 300, 900, 3_600, 3 * 3_600, 6 * 3_600]

/** Figures of this process. Names end in their units, as Prometheus wants them. */
export function createMetrics(gauges: Gauges): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })

  const answers = new Histogram({
    name: 'yumeji_interaction_duration_seconds',
    help: 'From a command, press or message to its reply, by what it was and what came of it',
    labelNames: ['kind', 'name', 'outcome'],
    buckets: answerBuckets,
    registers,
  })
  const verdicts = new Counter({
    name: 'yumeji_answers_total',
    help: 'Questions by what they were answered with',
    labelNames: ['verdict'],
    registers,
  })
  const days = new Counter({
    name: 'yumeji_daily_days_total',
    help: 'Days of servers by what became of their song',
    labelNames: ['result'],
    registers,
  })
  const lateness = new Histogram({
    name: 'yumeji_daily_lateness_seconds',
    help: 'How much later than it was due a song of the day went out',
    buckets: latenessBuckets,
    registers,
  })
  const responses = new Counter({
    name: 'yumeji_rest_responses_total',
    help: "Answers of Discord's REST API by status; 401, 403 and 429 are what it bans an address for",
    labelNames: ['method', 'status'],
    registers,
  })
  const { shards, guilds, jobs } = gauges
  if (shards)
    new Gauge({
      name: 'yumeji_gateway_up',
      help: 'Whether the connection of a shard is up',
      labelNames: ['shard'],
      registers,
      collect() {
        for (const [shard, up] of shards()) this.set({ shard }, up ? 1 : 0)
      },
    })
  if (guilds)
    new Gauge({
      name: 'yumeji_guilds',
      help: 'Servers that this process is told of by the gateway',
      registers,
      collect() {
        this.set(guilds())
      },
    })
  if (jobs)
    new Gauge({
      name: 'yumeji_queue_jobs',
      help: 'Jobs of the queue of daily posts by their state, the same in every process',
      labelNames: ['state'],
      registers,
      async collect() {
        // Without Redis the other figures are wanted all the more.
        const counts = await jobs().catch(() => ({}))
        this.reset()
        for (const [state, count] of Object.entries(counts)) this.set({ state }, count)
      },
    })

  return {
    observer: {
      answered: ({ kind, name, outcome, ms }) => answers.observe({ kind, name, outcome }, ms / 1_000),
      verdict: verdict => verdicts.inc({ verdict }),
      daySettled(result, lateMs) {
        days.inc({ result })
        if (lateMs !== undefined) lateness.observe(Math.max(0, lateMs) / 1_000)
      },
      restResponse: (method, status) => responses.inc({ method, status }),
    },
    read: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  }
}
