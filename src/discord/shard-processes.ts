import { once } from 'node:events'
import { SimpleIdentifyThrottler } from '@discordjs/ws'
import { type Shard, ShardingManager } from 'discord.js'
import type { Logger } from '../ops/log.ts'
import { fromShard, ShardEnded, type ToShard } from './shard-messages.ts'

export interface ShardProcessOptions {
  /** What each process runs, … */
  readonly file: string
  /** … and how. */
  readonly nodeOptions: readonly string[]
  readonly token: string
  /** How many shards there are. */
  readonly count: number
  /** How many shards may identify within five seconds. */
  readonly concurrency: number
  /** Settings of a shard's process besides those of this one, as environment variables. */
  settings(shard: number): Readonly<Record<string, string>>
  readonly log: Logger
}

export interface ShardProcesses {
  /** Whether each is at work, by its number. */
  readonly states: ReadonlyMap<number, boolean>
  /** Stops all of them, and waits until they are gone. */
  stop(): Promise<void>
}

/**
 * How long to wait before a process that ended is started again, in milliseconds, after each end in a row: a bot may
 * identify a thousand times a day.
 */
const waitAfter = (ends: number) => Math.min(1_000 * 2 ** (ends - 1), 300_000)
/** One that has lived so long, in milliseconds, ended for another reason than at its start. */
const longLife = 5 * 60_000

/**
 * Starts a process for each shard, one after the other, and resolves when all are at work. Rejects when one of them ends
 * before that. Later it starts again what ends. Nobody identifies out of turn: all ask here first.
 * https://discord.com/developers/docs/events/gateway#sharding-max-concurrency
 */
export async function startShardProcesses(options: ShardProcessOptions): Promise<ShardProcesses> {
  const { file, nodeOptions, token, count, concurrency, settings, log } = options
  // It is started again here, since discord.js does so at once and for ever.
  const manager = new ShardingManager(file, {
    token,
    totalShards: count,
    respawn: false,
    execArgv: [...nodeOptions],
  })
  const throttler = new SimpleIdentifyThrottler(concurrency)
  const states = new Map<number, boolean>()
  const stopped = new AbortController()

  const tell = (shard: Shard, message: ToShard) => shard.send(message).catch(() => undefined)

  /** Starts a shard's process, and resolves when it is at work. Rejects when it ends before. */
  function start(shard: Shard): Promise<void> {
    return new Promise((resolve, reject) => {
      const listening = new AbortController()
      const ended = () => {
        listening.abort()
        reject(new ShardEnded(shard.id))
      }
      const hear = (message: unknown) => {
        if (fromShard.safeParse(message).data?.say !== 'ready') return
        listening.abort()
        states.set(shard.id, true)
        log.info(
          { shard: shard.id, shards: count, process: shard.process?.pid },
          'process of a shard at work',
        )
        resolve()
      }
      shard.on('death', ended)
      shard.on('message', hear)
      listening.signal.addEventListener('abort', () => shard.off('death', ended).off('message', hear))
      shard.spawn(-1).catch(reject)
    })
  }

  function watch(shard: Shard): void {
    let ends = 0
    let started = Date.now()
    shard.on('message', (message: unknown) => {
      const heard = fromShard.safeParse(message).data
      if (heard?.say !== 'identify') return
      throttler
        .waitForIdentify(heard.shard, stopped.signal)
        .then(() => tell(shard, { say: 'identify now', shard: heard.shard }))
        .catch(() => undefined)
    })
    shard.on('death', () => {
      const wasAtWork = states.get(shard.id)
      states.set(shard.id, false)
      // Before it was first at work, its end is the end of the start.
      if (stopped.signal.aborted || wasAtWork === undefined) return
      ends = Date.now() - started > longLife ? 1 : ends + 1
      const wait = waitAfter(ends)
      log.error({ shard: shard.id, wait }, 'process of a shard ended, starting it again')
      setTimeout(() => {
        if (stopped.signal.aborted) return
        started = Date.now()
        start(shard).catch(() => undefined)
      }, wait).unref()
    })
  }

  async function stop(): Promise<void> {
    stopped.abort()
    const running = [...manager.shards.values()].filter(({ process }) => process)
    await Promise.all(
      running.map(async shard => {
        const dead = once(shard, 'death')
        await tell(shard, { say: 'stop' })
        await dead
      }),
    )
  }

  for (let id = 0; id < count; id += 1) {
    const shard = manager.createShard(id)
    Object.assign(Object(shard.env), { SHARDS: `${id}/${count}`, ...settings(id) })
    watch(shard)
    try {
      await start(shard)
    } catch (error) {
      await stop()
      throw error
    }
  }
  return { states, stop }
}
