import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { Logger } from 'pino'
import { createKeyv, withReplace } from './create-keyv.ts'
import { createDatabaseTrouble } from './database-trouble.ts'
import { SqliteStore } from './sqlite-store.ts'
import { type Store, StoreError } from './store.ts'

/** How often what is past its time is taken off the disk, in milliseconds. */
const sweepEvery = 60_000

/** Opens a database, one table for each kind of thing; see openStore. */
export function openSqlite(file: string, log: Logger, { mustExist = false } = {}): Store {
  if (mustExist && !existsSync(file)) throw new StoreError(`There is no database ${file}.`)
  const onTrouble = createDatabaseTrouble(file, log, Date.now)
  const options = { file, now: Date.now, onTrouble }
  try {
    assertWhole(file)
    const conversations = new SqliteStore({ ...options, table: 'conversations', durable: false })
    const guilds = new SqliteStore({ ...options, table: 'guilds', durable: true })
    const sweeping = setInterval(() => {
      try {
        conversations.deleteExpired()
      } catch (err) {
        onTrouble(err)
      }
    }, sweepEvery).unref()
    return {
      conversations: createKeyv({ store: conversations, namespace: 'conversations' }),
      guilds: withReplace(createKeyv({ store: guilds, namespace: 'guilds' }), (key, before, after) =>
        guilds.replace(`guilds:${key}`, before, after),
      ),
      async close() {
        clearInterval(sweeping)
        await Promise.all([conversations.disconnect(), guilds.disconnect()])
      },
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new StoreError(
      `Cannot open the database ${file}: ${reason}.\nNothing in it was changed. Check the disk and its permissions; if it is damaged, move it away (files beside it that end in -wal and -shm too) or put a backup in its place, and start again.`,
      { cause },
    )
  }
}

/**
 * Damage past the first page would otherwise come out only when that page is read.
 * https://www.sqlite.org/pragma.html#pragma_quick_check
 */
function assertWhole(file: string): void {
  if (!existsSync(file)) return
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    const found = database.prepare('PRAGMA quick_check(1)').get()?.quick_check
    if (found !== 'ok') throw new Error(`the file is damaged (${found})`)
  } finally {
    database.close()
  }
}
