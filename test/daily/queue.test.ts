import { setTimeout as delay } from 'node:timers/promises'
import { createClient } from '@keyv/redis'
import { Queue } from 'bullmq'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type DailyQueue, openQueue, type QueueOptions } from '../../src/daily/queue.ts'
import type { Visit } from '../../src/daily/timetable.ts'
import { createLog } from '../../src/ops/log.ts'
import { StoreError } from '../../src/store/store.ts'
import { canStopRedis, type RedisServer, startOwnPair, startOwnRedis } from '../store/redis.ts'
import { startRedisAddress } from '../store/redis-address.ts'

const now = () => Temporal.Now.instant()
const lines: Record<string, unknown>[] = []
const log = createLog({
  level: 'info',
  secrets: [],
  destination: { write: line => void lines.push(JSON.parse(line)) },
})

/** Times are those of the real clock here, and short. */
describe.skipIf(!canStopRedis)('a queue of visits', () => {
  let redis: RedisServer
  let client: ReturnType<typeof createClient>
  let jobs: Queue
  const opened: { queue: DailyQueue; stop(): Promise<void> }[] = []

  beforeAll(async () => {
    redis = await startOwnRedis()
    client = createClient({ url: redis.url })
    client.on('error', () => {})
    await client.connect()
    jobs = new Queue('daily', { connection: client, prefix: 'yumeji' })
    jobs.on('error', () => {})
  })
  afterAll(async () => {
    await jobs.close()
    await client.close()
    await redis.stop()
  })
  beforeEach(async () => {
    lines.length = 0
    await client.flushDb()
  })
  const closeAll = async () => {
    for (const { queue, stop } of opened.splice(0)) {
      await stop()
      await queue.close()
    }
  }
  afterEach(closeAll)

  /** A process that works on the queue. */
  async function work(visit: Visit, options: Partial<QueueOptions> = {}) {
    const queue = await openQueue({ url: redis.url, log, now, perSecond: 1_000, patience: 300, ...options })
    const timetable = queue.openTimetable(visit)
    opened.push({ queue, stop: () => timetable.stop(200) })
    return { queue, timetable }
  }

  const tomorrow = () => ({ at: now().add({ hours: 24 }), day: '2026-11-25', memory: {} })
  const soon = (milliseconds: number) => ({
    at: now().add({ milliseconds }),
    day: '2026-11-24',
    memory: {},
  })

  it('has one job for each server and local day, whoever plans it, and however often', async () => {
    const [one, other] = [await work(async () => undefined), await work(async () => undefined)]
    for (const { timetable } of [one, other, one])
      for (const guildId of ['1', '2']) await timetable.plan(guildId, tomorrow())
    const planned = await jobs.getDelayed()
    expect(planned.map(({ id }) => id).sort()).toEqual(['1-2026-11-25', '2-2026-11-25'])
    expect(await one.queue.jobs()).toMatchObject({ delayed: 2, failed: 0 })
  })

  it('visits when it is due, once, and plans what the visit says', async () => {
    const visits: string[] = []
    const visit: Visit = async guildId => {
      visits.push(guildId)
      return tomorrow()
    }
    const { timetable } = await work(visit)
    await work(visit)
    await timetable.plan('1', soon(100))
    await vi.waitFor(() => expect(visits).toEqual(['1']), { timeout: 5_000 })
    await vi.waitFor(async () =>
      expect((await jobs.getDelayed()).map(({ id }) => id)).toEqual(['1-2026-11-25']),
    )
    expect(visits).toEqual(['1'])
  })

  it('takes along what a visit has to know, in another process too', async () => {
    const known: unknown[] = []
    const at = now().add({ seconds: 1 })
    const memory = { post: { of: '2026-11-24', attempts: 2, at }, checkWanted: true }
    const visit: Visit = async (_, memory) => {
      known.push(memory)
      return known.length === 1 ? { ...soon(1), memory: { ...memory, checkedDay: '2026-11-24' } } : undefined
    }
    const { timetable } = await work(visit)
    await timetable.plan('1', { ...soon(1), memory })
    await vi.waitFor(() => expect(known).toEqual([memory, { ...memory, checkedDay: '2026-11-24' }]), {
      timeout: 5_000,
    })
  })

  it('tries again what fails, keeps what fails for good to be seen, and delays nobody else', async () => {
    const visits: string[] = []
    const { timetable, queue } = await work(
      async guildId => {
        visits.push(guildId)
        if (guildId === 'bad') throw new Error('no way')
        return undefined
      },
      { retries: { attempts: 3, wait: () => 20 } },
    )
    for (const guildId of ['bad', '1', '2']) await timetable.plan(guildId, soon(1))
    await vi.waitFor(async () => expect((await queue.jobs()).failed).toBe(1), { timeout: 10_000 })
    expect(visits.filter(guildId => guildId === 'bad')).toHaveLength(3)
    expect(visits).toEqual(expect.arrayContaining(['1', '2']))
    expect((await jobs.getFailed()).map(({ id, failedReason }) => [id, failedReason])).toEqual([
      ['bad-2026-11-24', 'no way'],
    ])
    expect(lines.filter(({ msg }) => String(msg).includes('failed for good'))).toMatchObject([
      { job: 'bad-2026-11-24', attempts: 3 },
    ])
  })

  it('keeps to one pace for all processes together', async () => {
    const began: number[] = []
    const visit: Visit = async () => {
      began.push(performance.now())
      return undefined
    }
    const { timetable } = await work(visit, { perSecond: 4 })
    await work(visit, { perSecond: 4 })
    for (let guild = 0; guild < 10; guild += 1) await timetable.look(String(guild))
    await vi.waitFor(() => expect(began).toHaveLength(10), { timeout: 10_000 })
    // Four, four and two, each a second later; two processes with a pace of their own would need one second.
    expect((began.at(-1) ?? 0) - (began[0] ?? 0)).toBeGreaterThan(1_500)
  })

  it('loses nothing when Redis is restarted, and goes on by itself', async () => {
    const visits: string[] = []
    const { timetable } = await work(async guildId => {
      visits.push(guildId)
      return undefined
    })
    await timetable.plan('before', soon(1_000))
    await timetable.plan('later', tomorrow())
    await redis.stop()
    const during = timetable.look('during')
    await delay(300)
    await redis.start()
    await during
    await vi.waitFor(() => expect(visits.sort()).toEqual(['before', 'during']), { timeout: 45_000 })
    expect((await jobs.getDelayed()).map(({ id }) => id)).toEqual(['later-2026-11-25'])
    // BullMQ may wait a quarter of a minute before it asks again.
  }, 60_000)

  it('loses nothing that was acknowledged when a replica takes over', async () => {
    const pair = await startOwnPair()
    const { first, second, asSecond } = pair
    const address = await startRedisAddress(first.url)
    const visits: string[] = []
    const visit: Visit = async guildId => void visits.push(guildId)
    const { timetable } = await work(visit, { url: address.url })
    await timetable.plan('before', soon(1_500))
    await timetable.plan('later', tomorrow())
    expect(await pair.inStep()).toBe(1)

    await first.stop()
    await asSecond?.sendCommand(['REPLICAOF', 'NO', 'ONE'])
    address.leadTo(second.url)
    await timetable.look('after')
    await vi.waitFor(() => expect(visits.sort()).toEqual(['after', 'before']), { timeout: 30_000 })
    expect(await asSecond?.exists('yumeji:daily:later-2026-11-25')).toBe(1)

    await closeAll()
    address.close()
    await pair.stop()
  }, 60_000)

  it('goes on where the Redis that it is connected to has become a replica', async () => {
    const pair = await startOwnPair()
    const address = await startRedisAddress(pair.first.url)
    const visits: string[] = []
    const visit: Visit = async guildId => void visits.push(guildId)
    const { timetable } = await work(visit, { url: address.url })
    await timetable.look('before')
    await vi.waitFor(() => expect(visits).toEqual(['before']), { timeout: 5_000 })
    address.leadNewTo(pair.second.url)
    await pair.changePlaces()
    await timetable.look('after')
    await vi.waitFor(() => expect(visits).toEqual(['before', 'after']), { timeout: 20_000 })

    await closeAll()
    address.close()
    await pair.stop()
  }, 60_000)

  it('is refused where Redis throws entries away, or is not there', async () => {
    await client.configSet('maxmemory-policy', 'volatile-lru')
    const opening = openQueue({ url: redis.url, log, now })
    await expect(opening).rejects.toThrow('The Redis of QUEUE_URL throws entries away')
    await client.configSet('maxmemory-policy', 'noeviction')
    await expect(openQueue({ url: 'redis://127.0.0.1:1', log, now })).rejects.toThrow(StoreError)
    await expect(openQueue({ url: 'redis://127.0.0.1:1', log, now })).rejects.toThrow('Check QUEUE_URL')
  })
})
