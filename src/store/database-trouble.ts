import * as z from 'zod'
import type { Logger } from '../ops/log.ts'

/** How long the same is not said again, in milliseconds. */
const silence = 10 * 60_000

/** https://www.sqlite.org/rescode.html */
const primaryCode = z.object({ errcode: z.int().transform(code => code & 0xff) })

const full = 'the disk is full: make room on it, nothing else need be done'
const unwritable =
  'the disk cannot be read or written: see what the system says of it, and start the bot again once it can'
const damaged =
  'the database is damaged: stop the bot, put a backup in its place (files beside it that end in -wal and -shm away), and start it again'
const remedies = new Map([
  [8, unwritable],
  [10, unwritable],
  [11, damaged],
  [13, full],
  [26, damaged],
])

/**
 * Tells who runs the bot, when an operation on a database fails, why and what to do: once, and every ten minutes where
 * it goes on. `now` is in milliseconds.
 */
export function createDatabaseTrouble(
  file: string,
  log: Pick<Logger, 'error'>,
  now: () => number,
): (error: unknown) => void {
  const saidAt = new Map<string, number>()
  return error => {
    const code = primaryCode.safeParse(error).data?.errcode
    const remedy = (code !== undefined && remedies.get(code)) || 'the database fails'
    if (now() - (saidAt.get(remedy) ?? Number.NEGATIVE_INFINITY) < silence) return
    saidAt.set(remedy, now())
    log.error({ err: error, file }, remedy)
  }
}
