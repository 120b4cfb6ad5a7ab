import { EventEmitter } from 'node:events'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { KeyvStoreAdapter, StoredData } from 'keyv'
import { createPauses } from './pauses.ts'
import { maySync, noWriteAheadLog, openWriteAheadLog, type WriteAheadLog } from './write-ahead-log.ts'

export interface SqliteStoreOptions {
  /** Made, with its folder, where it does not exist. `:memory:` keeps nothing. */
  file: string
  /** Of its own in that file, so that `clear` empties no other: small letters. */
  table: string
  /** Whether what is written waits until it survives even a power cut. Nothing else waits for the disk. */
  durable: boolean
  /** Milliseconds since 1970. */
  now(): number
  /** Told of every operation that fails; it rejects all the same. */
  onTrouble?(error: unknown): void
}

/** How long to wait for another process that is writing, in milliseconds. */
const patience = 5_000
/** How many entries are read at a time while all are gone through. */
const batch = 200

/**
 * A Keyv storage adapter over the SQLite that is built into Node: one file, which survives restarts. Throws where
 * the file cannot be opened.
 */
export class SqliteStore extends EventEmitter implements KeyvStoreAdapter {
  /** By the dialect Keyv knows that it can go through all entries. */
  readonly opts: SqliteStoreOptions & { readonly dialect: 'sqlite' }
  namespace?: string
  readonly #database: DatabaseSync
  readonly #statements: ReturnType<typeof prepare>
  readonly #pause = createPauses()
  readonly #log: WriteAheadLog

  constructor(options: SqliteStoreOptions) {
    super()
    if (!/^[a-z]+$/.test(options.table)) throw new RangeError(`not a table name: ${options.table}`)
    this.opts = { ...options, dialect: 'sqlite' }
    if (options.file !== ':memory:') mkdirSync(dirname(options.file), { recursive: true })
    this.#database = new DatabaseSync(options.file, { timeout: patience })
    try {
      this.#database.exec(setUp(options))
      this.#statements = prepare(this.#database, options.table)
      this.deleteExpired()
      this.#log =
        options.durable && options.file !== ':memory:' && maySync()
          ? openWriteAheadLog(options.file)
          : noWriteAheadLog
    } catch (error) {
      this.#database.close()
      throw error
    }
  }

  /** Keyv's type promises a value; what it hands over and takes back is the text that it makes of one. */
  get<Value>(key: string): Promise<StoredData<Value> | undefined>
  async get(key: string): Promise<unknown> {
    await this.#pause()
    return this.#attempt(() => this.#textOf(this.#statements.get.get(key, this.opts.now())))
  }

  /** Keeps a value, for `ttl` milliseconds where that is given. */
  async set(key: string, value: string, ttl?: number): Promise<boolean> {
    await this.#pause()
    return this.#attempt(async () => {
      this.#statements.set.run(key, value, ttl ? this.opts.now() + ttl : null)
      await this.#log.synced()
      return true
    })
  }

  /**
   * Puts one text in the place of another, at once for all who have the file open; undefined stands for none. False
   * where it is not what was expected, and then nothing is changed.
   */
  async replace(key: string, before: string | undefined, after: string | undefined): Promise<boolean> {
    return this.#attempt(async () => {
      const isReplaced = this.#exchange(key, before, after)
      if (isReplaced) await this.#log.synced()
      return isReplaced
    })
  }

  #exchange(key: string, before: string | undefined, after: string | undefined): boolean {
    if (before === undefined) return after === undefined || this.#statements.add.run(key, after).changes > 0
    return after === undefined
      ? this.#statements.deleteSame.run(key, before).changes > 0
      : this.#statements.replace.run(after, key, before).changes > 0
  }

  /** Whether there was such an entry. */
  async delete(key: string): Promise<boolean> {
    return this.#attempt(async () => {
      const wasThere = this.#statements.delete.run(key).changes > 0
      if (wasThere) await this.#log.synced()
      return wasThere
    })
  }

  /** Empties the namespace that Keyv has set, or the whole table where it has set none. */
  async clear(): Promise<void> {
    const prefix = prefixOf(this.namespace)
    await this.#attempt(async () => {
      this.#statements.clear.run(prefix, prefix)
      await this.#log.synced()
    })
  }

  /** Every entry whose key begins with the namespace, as far as it is there when its turn comes. */
  async *iterator(namespace?: string): AsyncGenerator<[string, string], void> {
    const prefix = prefixOf(namespace)
    let after = ''
    for (;;) {
      await this.#pause()
      const rows = await this.#attempt(() =>
        this.#statements.page.all(after, prefix, prefix, this.opts.now(), batch),
      )
      for (const row of rows) {
        const value = this.#textOf(row)
        if (typeof row.key === 'string' && value !== undefined) yield [row.key, value]
      }
      const last = rows.at(-1)?.key
      if (typeof last !== 'string' || rows.length < batch) return
      after = last
    }
  }

  async disconnect(): Promise<void> {
    if (!this.#database.isOpen) return
    this.#database.close()
    await this.#log.close()
  }

  /** Takes what is past its time off the disk. */
  deleteExpired(): void {
    this.#statements.deleteExpired.run(this.opts.now())
  }

  async #attempt<T>(operation: () => T | Promise<T>): Promise<T> {
    try {
      return await operation()
    } catch (error) {
      this.opts.onTrouble?.(error)
      throw error
    }
  }

  #textOf(row: Record<string, unknown> | undefined): string | undefined {
    return typeof row?.value === 'string' ? row.value : undefined
  }
}

/** With which Keyv begins each key of a namespace. */
const prefixOf = (namespace: string | undefined): string => (namespace === undefined ? '' : `${namespace}:`)

/** Who has something kept that must survive a power cut waits for the write-ahead log, unless SQLite has to (FULL). */
const setUp = ({ table, durable }: SqliteStoreOptions) => `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = ${durable && !maySync() ? 'FULL' : 'NORMAL'};
  CREATE TABLE IF NOT EXISTS ${table} (key TEXT PRIMARY KEY, value TEXT NOT NULL, expires INTEGER) STRICT;
  CREATE INDEX IF NOT EXISTS ${table}_by_expiry ON ${table} (expires) WHERE expires IS NOT NULL;
`

const prepare = (database: DatabaseSync, table: string) => ({
  get: database.prepare(`SELECT value FROM ${table} WHERE key = ? AND (expires IS NULL OR expires > ?)`),
  set: database.prepare(`INSERT OR REPLACE INTO ${table} (key, value, expires) VALUES (?, ?, ?)`),
  add: database.prepare(`INSERT INTO ${table} (key, value) VALUES (?, ?) ON CONFLICT DO NOTHING`),
  replace: database.prepare(`UPDATE ${table} SET value = ? WHERE key = ? AND value = ?`),
  deleteSame: database.prepare(`DELETE FROM ${table} WHERE key = ? AND value = ?`),
  delete: database.prepare(`DELETE FROM ${table} WHERE key = ?`),
  clear: database.prepare(`DELETE FROM ${table} WHERE substr(key, 1, length(?)) = ?`),
  page: database.prepare(
    `SELECT key, value FROM ${table}
     WHERE key > ? AND substr(key, 1, length(?)) = ? AND (expires IS NULL OR expires > ?) ORDER BY key LIMIT ?`,
  ),
  deleteExpired: database.prepare(`DELETE FROM ${table} WHERE expires <= ?`),
})
