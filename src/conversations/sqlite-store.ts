import { EventEmitter } from 'node:events'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { KeyvStoreAdapter, StoredData } from 'keyv'

export interface SqliteStoreOptions {
  /** Made, with its folder, where it does not exist. `:memory:` keeps nothing. */
  file: string
  /** Milliseconds since 1970. */
  now(): number
}

/** How long to wait for another process that is writing, in milliseconds. */
const patience = 5_000

const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS entries (key TEXT PRIMARY KEY, value TEXT NOT NULL, expires INTEGER) STRICT;
  CREATE INDEX IF NOT EXISTS entries_by_expiry ON entries (expires) WHERE expires IS NOT NULL;
`

/**
 * A Keyv storage adapter over the SQLite that is built into Node: one file, which survives restarts. Give each
 * namespace a store of its own, since `clear` empties all of it. Throws where the file cannot be opened.
 */
export class SqliteStore extends EventEmitter implements KeyvStoreAdapter {
  readonly opts: SqliteStoreOptions
  namespace?: string
  readonly #database: DatabaseSync
  readonly #statements: ReturnType<typeof prepare>

  constructor(options: SqliteStoreOptions) {
    super()
    this.opts = options
    if (options.file !== ':memory:') mkdirSync(dirname(options.file), { recursive: true })
    this.#database = new DatabaseSync(options.file, { timeout: patience })
    this.#database.exec(schema)
    this.#statements = prepare(this.#database)
    this.deleteExpired()
  }

  /** Keyv's type promises a value; what it hands over and takes back is the text that it makes of one. */
  get<Value>(key: string): Promise<StoredData<Value> | undefined>
  async get(key: string): Promise<unknown> {
    const value = this.#statements.get.get(key, this.opts.now())?.value
    return typeof value === 'string' ? value : undefined
  }

  /** Keeps a value, for `ttl` milliseconds where that is given. */
  async set(key: string, value: string, ttl?: number): Promise<boolean> {
    this.#statements.set.run(key, value, ttl ? this.opts.now() + ttl : null)
    return true
  }

  /** Whether there was such an entry. */
  async delete(key: string): Promise<boolean> {
    return this.#statements.delete.run(key).changes > 0
  }

  async clear(): Promise<void> {
    this.#database.exec('DELETE FROM entries')
  }

  async disconnect(): Promise<void> {
    this.#database.close()
  }

  /** Takes what is past its time off the disk. */
  deleteExpired(): void {
    this.#statements.deleteExpired.run(this.opts.now())
  }
}

const prepare = (database: DatabaseSync) => ({
  get: database.prepare('SELECT value FROM entries WHERE key = ? AND (expires IS NULL OR expires > ?)'),
  set: database.prepare('INSERT OR REPLACE INTO entries (key, value, expires) VALUES (?, ?, ?)'),
  delete: database.prepare('DELETE FROM entries WHERE key = ?'),
  deleteExpired: database.prepare('DELETE FROM entries WHERE expires <= ?'),
})
