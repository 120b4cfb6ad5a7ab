import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyStore } from '../../src/store/copy-store.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { refuseUnfinishedCopy } from '../../src/store/unfinished-copy.ts'
import { hasRedis, type RedisServer, startRedis } from './redis.ts'

const silent = pino({ level: 'silent' })
const inFile = () =>
  openStore(`sqlite://${join(mkdtempSync(join(tmpdir(), 'copy-')), 'yumeji.sqlite')}`, silent)

let redis: Pick<RedisServer, 'url' | 'stop'> | undefined
beforeAll(async () => {
  if (hasRedis) redis = await startRedis()
})
afterAll(() => redis?.stop())

async function inRedis(): Promise<Store> {
  const store = await openStore(redis?.url ?? '', silent)
  await Promise.all([store.guilds.clear(), store.conversations.clear()])
  return store
}

const contents = async ({ guilds, conversations }: Store) => {
  const entries: unknown[] = []
  for (const keyv of [guilds, conversations])
    for await (const entry of keyv.iterator?.(undefined) ?? []) entries.push(entry)
  return entries
}

describe.each([
  ['one file', 'another', inFile, inFile],
  ...(hasRedis
    ? ([
        ['a file', 'Redis', inFile, inRedis],
        ['Redis', 'a file', inRedis, inFile],
      ] as const)
    : []),
] as const)('all that is kept in %s, copied into %s', (_, __, openFrom, openTo) => {
  const filled = async () => {
    const [from, to] = [await openFrom(), await openTo()]
    for (let n = 0; n < 100; n++) await from.guilds.set(`${n}`, { version: 1, name: `文 ${n}` })
    await from.guilds.set('aside:1:1', 'damaged {')
    await from.conversations.set('person:1:2', { entities: [] }, 60_000)
    return { from, to }
  }

  it('is the same there, with what runs out', async () => {
    const { from, to } = await filled()
    expect(await copyStore(from, to, Date.now)).toEqual([
      { kind: 'guilds', entries: 101, written: 101 },
      { kind: 'conversations', entries: 1, written: 1 },
    ])
    expect(new Set(await contents(to))).toEqual(new Set(await contents(from)))
    const { expires = 0 } = (await to.conversations.getRaw('person:1:2')) ?? {}
    expect(Math.abs(expires - Date.now() - 60_000)).toBeLessThan(10_000)
    await Promise.all([from.close(), to.close()])
  })

  it('is finished where it was cut short, without writing again what is there', async () => {
    const { from, to } = await filled()
    const { set } = to.guilds
    const copied: string[] = []
    to.guilds.set = (key, ...args) => {
      if (copied.length === 40) return Promise.reject(new Error('power cut'))
      copied.push(key)
      return set.call(to.guilds, key, ...args)
    }
    await expect(copyStore(from, to, Date.now)).rejects.toThrow('power cut')
    to.guilds.set = set
    await expect(refuseUnfinishedCopy(to, 'STORE_URL')).rejects.toThrow('STORE_URL was cut short')
    await expect(copyStore(to, from, Date.now)).rejects.toThrow('FROM was cut short')
    await from.guilds.delete(copied.at(-1) ?? '')
    // The first of the forty was the note that a copy is under way.
    expect((await copyStore(from, to, Date.now))[0]).toEqual({ kind: 'guilds', entries: 100, written: 62 })
    await refuseUnfinishedCopy(to, 'STORE_URL')
    expect(new Set(await contents(to))).toEqual(new Set(await contents(from)))
    await Promise.all([from.close(), to.close()])
  })

  it('goes nowhere where there is something already', async () => {
    const { from, to } = await filled()
    await to.guilds.set('7', 'of another bot')
    await expect(copyStore(from, to, Date.now)).rejects.toThrow('not empty')
    expect(await contents(to)).toEqual([['7', 'of another bot']])
    await Promise.all([from.close(), to.close()])
  })

  it('is not called the same where a bot goes on writing', async () => {
    const { from, to } = await filled()
    const { set } = to.conversations
    to.conversations.set = async (...args) => {
      await from.guilds.set('3', 'changed meanwhile')
      return set.apply(to.conversations, args)
    }
    await expect(copyStore(from, to, Date.now)).rejects.toThrow('Is a bot still at work')
    to.conversations.set = set
    await copyStore(from, to, Date.now)
    expect(await to.guilds.get('3')).toBe('changed meanwhile')
    await Promise.all([from.close(), to.close()])
  })
})
