import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from '../ops/log.ts'
import { cardSize } from './backdrop.ts'
import { isWholePng } from './whole-png.ts'

/** Pictures kept on disk, so that a restart need not draw them again. Nothing here rejects: without it one draws. */
export interface PictureFiles {
  /** What is kept under this key of a track; undefined where there is nothing, or nothing whole. */
  read(trackId: string, key: string): Promise<Uint8Array | undefined>
  /** Keeps a picture, and lets go of those of the same track that were drawn otherwise. */
  write(trackId: string, key: string, png: Uint8Array): Promise<void>
}

/** Pictures kept in this folder, which is made when it is needed. */
export function pictureFiles(folder: string, log: Pick<Logger, 'warn'>): PictureFiles {
  const file = (trackId: string, key: string) => join(folder, `${trackId}-${key}.png`)

  return {
    async read(trackId, key) {
      try {
        const bytes = await readFile(file(trackId, key))
        if (isWholePng(bytes, cardSize)) return bytes
        log.warn({ trackId }, 'a kept picture is damaged: drawing it again')
      } catch (error) {
        if (!isMissing(error)) log.warn({ err: error, trackId }, 'a kept picture cannot be read')
      }
      return undefined
    },

    async write(trackId, key, png) {
      const part = join(folder, `${randomUUID()}.part`)
      try {
        await mkdir(folder, { recursive: true })
        // Renamed when it is whole, so that nobody ever reads half a picture.
        await writeFile(part, png)
        await rename(part, file(trackId, key))
        const older = new RegExp(`^${trackId}-(?!${key})[0-9a-f]{${key.length}}\\.png$`)
        for (const name of await readdir(folder)) if (older.test(name)) await rm(join(folder, name))
      } catch (error) {
        log.warn({ err: error, trackId }, 'a picture cannot be kept')
        await rm(part, { force: true }).catch(() => {})
      }
    },
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'
