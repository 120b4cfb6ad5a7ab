import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { createIdentifyTurns } from '../../src/discord/identify-turns.ts'
import { openStore } from '../../src/store/open-store.ts'

const silent = pino({ level: 'silent' })
const { signal } = new AbortController()

/** Two machines that share a store and know the same time, which passes while they wait. */
async function machines(concurrency: number) {
  let time = 1_790_000_000_000
  const url = `sqlite://${join(mkdtempSync(join(tmpdir(), 'turns-')), 'yumeji.sqlite')}`
  const stores = await Promise.all([openStore(url, silent), openStore(url, silent)])
  const turns = stores.map(({ guilds: kept }) =>
    createIdentifyTurns({
      kept,
      concurrency,
      log: silent,
      now: () => time,
      async sleep(milliseconds) {
        time = Math.max(time, time + milliseconds)
      },
    }),
  )
  return { turns, stores, passed: () => time - 1_790_000_000_000 }
}

it('lets one shard of a group identify at a time, on whichever machine', async () => {
  const { turns, passed, stores } = await machines(2)
  const times: number[] = []
  for (const shard of [0, 2, 4]) {
    await turns[(shard / 2) % 2]?.(shard, signal)
    times.push(passed())
  }
  expect(times).toEqual([0, 6_000, 12_000])
  // Another group waits for none of them.
  await turns[0]?.(1, signal)
  expect(passed()).toBe(12_000)
  await Promise.all(stores.map(store => store.close()))
})

it('gives a turn to one only where both would take it at the same moment', async () => {
  const { turns, passed, stores } = await machines(1)
  await Promise.all(turns.map((turn, shard) => turn(shard, signal)))
  expect(passed()).toBeGreaterThanOrEqual(6_000)
  await Promise.all(stores.map(store => store.close()))
})

it('keeps nobody waiting where the store fails, and nobody who gives up', async () => {
  const kept = { get: () => Promise.reject(new Error('away')), replace: async () => false }
  const options = { kept, concurrency: 1, log: silent, now: () => 0, sleep: async () => {} }
  await createIdentifyTurns(options)(0, signal)
  await expect(createIdentifyTurns(options)(0, AbortSignal.abort())).rejects.toThrow()
})
