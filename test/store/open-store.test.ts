import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pino } from 'pino'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import { StoreError } from '../../src/store/store.ts'
import { canStopRedis, startOwnPair, startOwnRedis } from './redis.ts'
import { startRedisAddress } from './redis-address.ts'

const silent = pino({ level: 'silent' })
const newFile = () => join(mkdtempSync(join(tmpdir(), 'store-')), 'yumeji.sqlite')
const listen = () => {
  const lines: string[] = []
  return { lines, log: pino({}, { write: (line: string) => void lines.push(line) }) }
}

afterEach(() => vi.useRealTimers())

describe('a store in a file', () => {
  const filled = async () => {
    const file = newFile()
    const store = await openStore(`sqlite://${file}`, silent)
    for (let n = 0; n < 300; n++) await store.guilds.set(`${n}`, 'a song '.repeat(100))
    await store.close()
    return file
  }

  it.each([
    ['that is none', () => Buffer.from('rubbish '.repeat(500))],
    ['that is cut off', (whole: Buffer) => whole.subarray(0, whole.length / 2)],
    ['with a page overwritten', (whole: Buffer) => Buffer.from(whole).fill('x', 20 * 4_096, 21 * 4_096)],
  ])('says which file is damaged and what to do, and leaves it as it is: one %s', async (_, damage) => {
    const file = await filled()
    const damaged = damage(readFileSync(file))
    writeFileSync(file, damaged)
    const opening = openStore(`sqlite://${file}`, silent)
    await expect(opening).rejects.toThrow(StoreError)
    await expect(opening).rejects.toThrow(`Cannot open the database ${file}`)
    await expect(opening).rejects.toThrow('put a backup in its place')
    expect(readFileSync(file).equals(damaged)).toBe(true)
  })

  it('says so where there can be none', async () => {
    const file = newFile()
    writeFileSync(file, '')
    await expect(openStore(`sqlite://${file}/yumeji.sqlite`, silent)).rejects.toThrow('Check the disk')
  })

  it('can be copied by SQLite while it is open, and opened from the copy', async () => {
    const file = newFile()
    const store = await openStore(`sqlite://${file}`, silent)
    await store.guilds.set('1', 'kept')
    const copy = `${file}.backup`
    new DatabaseSync(file).exec(`VACUUM INTO '${copy}'`)
    const restored = await openStore(`sqlite://${copy}`, silent)
    expect(await restored.guilds.get('1')).toBe('kept')
    await store.close()
    await restored.close()
  })

  it('goes on where what is past its time cannot be taken off the disk', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const file = newFile()
    const { lines, log } = listen()
    const store = await openStore(`sqlite://${file}`, log)
    new DatabaseSync(file).exec('DROP TABLE conversations')
    vi.advanceTimersByTime(60_000)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('the database fails')
    await store.close()
  })
})

describe('a store in Redis', () => {
  it('says so where there is none, without the password', async () => {
    const opening = openStore('redis://bot:secret@127.0.0.1:1', silent)
    await expect(opening).rejects.toThrow(StoreError)
    await expect(opening).rejects.toThrow('Cannot use Redis at 127.0.0.1:1: connect ECONNREFUSED')
    await expect(opening).rejects.not.toThrow('secret')
  })

  describe.skipIf(!canStopRedis)('that runs', () => {
    it('says so where it does not take the password', async () => {
      const redis = await startOwnRedis()
      const opening = openStore(redis.url.replace('//', '//bot:secret@'), silent)
      await expect(opening).rejects.toThrow('WRONGPASS')
      await expect(opening).rejects.not.toThrow('secret')
      await redis.stop()
    })

    it('is refused where it throws entries away when its memory is full', async () => {
      const redis = await startOwnRedis('--maxmemory-policy', 'allkeys-lru')
      await expect(openStore(redis.url, silent)).rejects.toThrow('Set maxmemory-policy to noeviction')
      await redis.stop()
    })

    it.each([
      ['yes', false],
      ['no', true],
    ])('with appendonly %s, warns of what it may forget: %s', async (appendOnly, warns) => {
      const redis = await startOwnRedis('--appendonly', appendOnly)
      const written: string[] = []
      const log = pino({ level: 'warn' }, { write: line => void written.push(line) })
      await (await openStore(redis.url, log)).close()
      expect(written.join('').includes('set appendonly to yes')).toBe(warns)
      await redis.stop()
    })

    it('says so where it does not answer', async () => {
      const redis = await startOwnRedis()
      redis.freeze()
      await expect(openStore(redis.url, silent, { patience: 100 })).rejects.toThrow('Cannot use Redis')
      await redis.stop()
    })

    it.each([
      ['away', 'stop', 'start'],
      ['silent', 'freeze', 'thaw'],
    ] as const)('rejects while it is %s, and goes on by itself afterwards', async (_, fail, recover) => {
      const redis = await startOwnRedis()
      const { lines, log } = listen()
      const store = await openStore(redis.url, log, { patience: 100 })
      await store.guilds.set('1', 'kept')
      await redis[fail]()
      await expect(store.guilds.get('1')).rejects.toThrow()
      await expect(store.guilds.set('1', 'lost')).rejects.toThrow()
      await redis[recover]()
      await vi.waitFor(async () => expect(await store.guilds.get('1')).toBe('kept'), { timeout: 15_000 })
      expect(lines.filter(line => line.includes('not reachable'))).toHaveLength(1)
      await store.close()
      await redis.stop()
    })

    it('goes on where the one it is connected to has become a replica', async () => {
      const pair = await startOwnPair()
      const address = await startRedisAddress(pair.first.url)
      const store = await openStore(address.url, silent, { patience: 100 })
      await store.guilds.set('1', 'kept')
      await pair.inStep()
      address.leadNewTo(pair.second.url)
      await pair.changePlaces()
      await vi.waitFor(() => store.guilds.set('2', 'kept, too'), { timeout: 15_000 })
      expect([await store.guilds.get('1'), await store.guilds.get('2')]).toEqual(['kept', 'kept, too'])
      await store.close()
      address.close()
      await pair.stop()
    }, 30_000)

    it('can be left while it is silent', async () => {
      const redis = await startOwnRedis()
      const store = await openStore(redis.url, silent, { patience: 100 })
      redis.freeze()
      await expect(store.guilds.get('1')).rejects.toThrow()
      await store.close()
      await redis.stop()
    })

    it('keeps each kind of thing apart', async () => {
      const redis = await startOwnRedis()
      const store = await openStore(redis.url, silent)
      await store.guilds.set('1', 'guild')
      await store.conversations.set('1', 'question')
      await store.conversations.clear()
      expect([await store.guilds.get('1'), await store.conversations.get('1')]).toEqual(['guild', undefined])
      await store.close()
      await redis.stop()
    })
  })
})
