import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Keyv } from 'keyv'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SqliteStore } from '../../src/conversations/sqlite-store.ts'

const newFile = () => join(mkdtempSync(join(tmpdir(), 'store-')), 'made/on/demand', 'test.sqlite')

describe('as any store of Keyv', () => {
  describe.each([
    ['a map, to compare', () => new Map<string, string>()],
    ['SQLite in memory', () => new SqliteStore({ file: ':memory:', now: Date.now })],
    ['SQLite on disk', () => new SqliteStore({ file: newFile(), now: Date.now })],
  ])('%s', (_, createStore) => {
    let keyv: Keyv<unknown>
    beforeEach(() => {
      keyv = new Keyv({ store: createStore(), throwOnErrors: true })
    })
    afterEach(() => keyv.disconnect())

    it('gives nothing for a key it does not have', async () => {
      expect(await keyv.get('absent')).toBeUndefined()
      expect(await keyv.has('absent')).toBe(false)
      expect(await keyv.delete('absent')).toBe(false)
    })

    it.each([
      ['text', 'quizás 夢中人 🎬 "\' \\ \n'],
      ['an empty text', ''],
      ['a number', 0],
      ['no', false],
      ['an object', { a: [1, { b: null }] }],
      ['a long text', 'x'.repeat(1_000_000)],
    ])('gives %s back as it was', async (_, value) => {
      expect(await keyv.set('key', value)).toBe(true)
      expect(await keyv.get('key')).toEqual(value)
      expect(await keyv.has('key')).toBe(true)
    })

    it('puts a new value in the place of the old, and its time with it', async () => {
      await keyv.set('key', 'old', 1)
      await keyv.set('key', 'new')
      await new Promise(resolve => setTimeout(resolve, 5))
      expect(await keyv.get('key')).toBe('new')
    })

    it('forgets what is past its time', async () => {
      await keyv.set('key', 'value', 1)
      await new Promise(resolve => setTimeout(resolve, 5))
      expect(await keyv.get('key')).toBeUndefined()
      expect(await keyv.has('key')).toBe(false)
    })

    it('deletes one entry, or all', async () => {
      await keyv.set('a', 1)
      await keyv.set('b', 2)
      await keyv.set('c', 3)
      expect(await keyv.delete('a')).toBe(true)
      expect(await keyv.get(['a', 'b', 'c'])).toEqual([undefined, 2, 3])
      await keyv.clear()
      expect(await keyv.get(['b', 'c'])).toEqual([undefined, undefined])
    })

    it('takes any text as a key', async () => {
      for (const key of ["'; DROP TABLE entries; --", '%', '_', 'ключ', ' ']) await keyv.set(key, key)
      expect(await keyv.get('%')).toBe('%')
      expect(await keyv.get("'; DROP TABLE entries; --")).toBe("'; DROP TABLE entries; --")
      expect(await keyv.get('x')).toBeUndefined()
    })

    it('keeps the last of many writes at once', async () => {
      await Promise.all(Array.from({ length: 50 }, (_, n) => keyv.set('key', n)))
      expect(await keyv.get('key')).toBe(49)
    })
  })
})

describe('on disk', () => {
  it('finds again what was kept before', async () => {
    const file = newFile()
    const first = new SqliteStore({ file, now: () => 0 })
    await first.set('key', 'value')
    await first.disconnect()
    const second = new SqliteStore({ file, now: () => 0 })
    expect(await second.get('key')).toBe('value')
  })

  it('is shared by two that have it open', async () => {
    const file = newFile()
    const [one, other] = [new SqliteStore({ file, now: () => 0 }), new SqliteStore({ file, now: () => 0 })]
    await one.set('key', 'value')
    expect(await other.get('key')).toBe('value')
    expect(new DatabaseSync(file).prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
  })

  it('leaves nothing that is past its time, from the next sweep or start', async () => {
    const file = newFile()
    let now = 0
    const store = new SqliteStore({ file, now: () => now })
    const left = () =>
      new DatabaseSync(file)
        .prepare('SELECT key FROM entries')
        .all()
        .map(({ key }) => key)
    await store.set('short', 'x', 10)
    await store.set('long', 'x', 20)
    await store.set('for good', 'x')
    now = 10
    expect(await store.get('short')).toBeUndefined()
    store.deleteExpired()
    expect(left().sort()).toEqual(['for good', 'long'])
    await store.disconnect()
    new SqliteStore({ file, now: () => 20 })
    expect(left()).toEqual(['for good'])
  })

  it('says so at once where it cannot be', () => {
    expect(() => new SqliteStore({ file: join(tmpdir()), now: () => 0 })).toThrow()
  })
})
