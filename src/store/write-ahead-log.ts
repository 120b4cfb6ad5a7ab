import { closeSync, fdatasync, openSync } from 'node:fs'
import { promisify } from 'node:util'
import { createSharedSync } from './shared-sync.ts'

/** In it stands all that SQLite has not put into the database yet. https://www.sqlite.org/wal.html */
export interface WriteAheadLog {
  /** Resolves once all that was written is on the disk: what SQLite does by itself where `synchronous` is FULL. */
  synced(): Promise<void>
  close(): Promise<void>
}

/**
 * The log of a database that is open: SQLite keeps the same file for as long. With FULL each write would have the event
 * loop wait for the disk, and with it everybody who uses the bot: some disks take a tenth of a second.
 */
export function openWriteAheadLog(database: string): WriteAheadLog {
  const file = openSync(`${database}-wal`, 'r+')
  const synced = createSharedSync(() => toDisk(file))
  return {
    synced,
    async close() {
      // Who waits still is told by itself.
      await synced().catch(() => {})
      closeSync(file)
    },
  }
}

const toDisk = promisify(fdatasync)

/** Whether Node lets us: under its permission model nobody may, so that SQLite has to wait by itself. */
export const maySync = (): boolean => !process.permission

/** Of what need not be on the disk. */
export const noWriteAheadLog: WriteAheadLog = { synced: async () => {}, close: async () => {} }
