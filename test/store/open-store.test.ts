import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { describe, expect, it, vi } from 'vitest'
import { openStore, StoreError } from '../../src/store/open-store.ts'
import { hasRedis, startRedis } from './redis.ts'

const silent = pino({ level: 'silent' })
const folder = () => mkdtempSync(join(tmpdir(), 'store-'))

describe('a store in a file', () => {
  it('says which file is damaged and what to do, and leaves it as it is', async () => {
    const file = join(folder(), 'yumeji.sqlite')
    writeFileSync(file, 'rubbish '.repeat(500))
    const opening = openStore(`sqlite://${file}`, silent)
    await expect(opening).rejects.toThrow(StoreError)
    await expect(opening).rejects.toThrow(`Cannot open the database ${file}`)
    await expect(opening).rejects.toThrow('put a backup in its place')
    expect(readFileSync(file, 'utf8')).toBe('rubbish '.repeat(500))
  })

  it('says so where there can be none', async () => {
    const file = join(folder(), 'file')
    writeFileSync(file, '')
    await expect(openStore(`sqlite://${file}/yumeji.sqlite`, silent)).rejects.toThrow('Check the disk')
  })
})

describe('a store in Redis', () => {
  it('says so where there is none, without the password', async () => {
    const opening = openStore('redis://bot:secret@127.0.0.1:1', silent)
    await expect(opening).rejects.toThrow('Cannot reach Redis at 127.0.0.1:1')
    await expect(opening).rejects.not.toThrow('secret')
  }, 15_000)

  it.skipIf(!hasRedis)(
    'rejects while Redis is away, and goes on by itself when it is back',
    async () => {
      const redis = await startRedis()
      const lines: string[] = []
      const store = await openStore(redis.url, pino({}, { write: (line: string) => void lines.push(line) }))
      await store.guilds.set('1', 'kept')
      await redis.stop()
      await expect(store.guilds.get('1')).rejects.toThrow()
      await redis.start()
      await vi.waitFor(async () => expect(await store.guilds.get('1')).toBe('kept'), { timeout: 10_000 })
      expect(lines.filter(line => line.includes('not reachable'))).toHaveLength(1)
      await store.close()
      await redis.stop()
    },
    30_000,
  )
})
