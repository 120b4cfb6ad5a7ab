import { SqliteStore } from '../../src/store/sqlite-store.ts'

/** Writes one entry after the other into the file it is given and says which, until it is killed. */
const [, , file = ''] = process.argv
const store = new SqliteStore({ file, table: 'test', durable: true, now: () => 0 })
for (let n = 0; ; n++) {
  await store.set(`key ${n}`, `value ${n}`)
  // Straight to the pipe, or the kill would take back what has been said.
  process.stdout.write(`${n}\n`)
  await new Promise(resolve => setImmediate(resolve))
}
