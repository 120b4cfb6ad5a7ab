import { randomFillSync } from 'node:crypto'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, it } from 'vitest'
import { createLog } from '../../src/ops/log.ts'
import { createDatabaseTrouble } from '../../src/store/database-trouble.ts'
import { openStore } from '../../src/store/open-store.ts'

function logged() {
  const lines: { msg: string; err?: { message: string } }[] = []
  const destination = { write: (line: string) => void lines.push(JSON.parse(line)) }
  return { log: createLog({ level: 'info', secrets: [], destination }), lines }
}

/** As `node:sqlite` throws. */
const failing = (errcode: number) => Object.assign(new Error('disk I/O error'), { errcode })

it('is said once with its cause and what to do, however often the database fails', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'trouble-')), 'test.sqlite')
  const { log, lines } = logged()
  const store = await openStore(`sqlite://${file}`, log)
  await store.guilds.set('1', { version: 1 })
  const other = new DatabaseSync(file)
  other.exec('CREATE TABLE other (key TEXT); PRAGMA wal_checkpoint(TRUNCATE)')
  other.close()
  const bytes = readFileSync(file)
  // The first page says what the database is.
  writeFileSync(file, randomFillSync(bytes, 4_096))
  for (const _ of [1, 2, 3]) await expect(store.guilds.get('1')).rejects.toThrow('malformed')
  expect(lines).toMatchObject([
    { msg: expect.stringContaining('put a backup in its place'), err: { message: expect.any(String) } },
  ])
  await store.close().catch(() => {})
})

it('is said again where it goes on for ten minutes, and at once where it is another', () => {
  const { log, lines } = logged()
  let now = 0
  const tell = createDatabaseTrouble('test.sqlite', log, () => now)
  const [writing, space] = [10 | (3 << 8), 13]
  for (const minutes of [0, 5, 10, 15]) {
    now = minutes * 60_000
    tell(failing(writing))
  }
  tell(failing(space))
  expect(lines.map(({ msg }) => msg.split(':')[0])).toEqual([
    'the disk cannot be read or written',
    'the disk cannot be read or written',
    'the disk is full',
  ])
})
