import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { SqliteStore } from '../../src/store/sqlite-store.ts'

const newFile = () => join(mkdtempSync(join(tmpdir(), 'store-')), 'made/on/demand', 'test.sqlite')

const open = (file: string, now = () => 0, table = 'test') =>
  new SqliteStore({ file, table, durable: true, now })

describe('on disk', () => {
  it('finds again what was kept before', async () => {
    const file = newFile()
    const first = open(file)
    await first.set('key', 'value')
    await first.disconnect()
    const second = open(file)
    expect(await second.get('key')).toBe('value')
  })

  it('is shared by two that have it open', async () => {
    const file = newFile()
    const [one, other] = [open(file), open(file)]
    await one.set('key', 'value')
    expect(await other.get('key')).toBe('value')
    expect(new DatabaseSync(file).prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
  })

  it('leaves nothing that is past its time, from the next sweep or start', async () => {
    const file = newFile()
    let now = 0
    const store = open(file, () => now)
    const left = () =>
      new DatabaseSync(file)
        .prepare('SELECT key FROM test')
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
    open(file, () => 20)
    expect(left()).toEqual(['for good'])
  })

  it('says so at once where it cannot be', () => {
    expect(() => open(tmpdir())).toThrow()
  })

  it('keeps tables of one file apart', async () => {
    const file = newFile()
    const [one, other] = [open(file), open(file, () => 0, 'other')]
    await one.set('key', 'one')
    await other.set('key', 'other')
    await one.clear()
    expect([await one.get('key'), await other.get('key')]).toEqual([undefined, 'other'])
  })

  it('goes through more entries than it reads at a time, each once, while some come and go', async () => {
    const store = open(':memory:')
    const keys = Array.from({ length: 450 }, (_, n) => `a:${n}`).sort()
    for (const key of [...keys, 'b:1']) await store.set(key, key)
    const seen: string[] = []
    for await (const [key] of store.iterator('a')) {
      seen.push(key)
      if (key === keys[10]) await store.delete(keys[300] ?? '')
      if (key === keys[20]) await store.set('a:0new', 'x')
    }
    expect(seen).toEqual(keys.filter(key => key !== keys[300]))
  })

  it('loses nothing that was acknowledged when the process is killed', async () => {
    const file = newFile()
    const writer = spawn(process.execPath, [join(import.meta.dirname, 'writer.ts'), file])
    let acknowledged = -1
    for await (const line of createInterface({ input: writer.stdout })) {
      acknowledged = Number(line)
      if (acknowledged === 200) writer.kill('SIGKILL')
    }
    expect(acknowledged).toBeGreaterThanOrEqual(200)
    const store = open(file)
    for (let n = 0; n <= acknowledged; n++) expect(await store.get(`key ${n}`)).toBe(`value ${n}`)
  })

  it('leaves a damaged file as it is, and says so', () => {
    const file = newFile()
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, 'this is no database '.repeat(1_000))
    expect(() => open(file)).toThrow('not a database')
    expect(readFileSync(file, 'utf8')).toContain('this is no database')
  })
})

it('lets everything else have its turn, however much is read at a stretch', async () => {
  const store = new SqliteStore({ file: ':memory:', table: 'things', durable: false, now: Date.now })
  let turns = 0
  const other = setInterval(() => turns++, 1)
  for (let n = 0; n < 20_000; n++) await store.get('a')
  clearInterval(other)
  expect(turns).toBeGreaterThan(0)
})
