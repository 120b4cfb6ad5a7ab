import { createHash } from 'node:crypto'
import type { Catalog } from '../catalog/catalog.ts'
import type { EntityOf } from '../catalog/entity.ts'
import type { Logger } from '../ops/log.ts'
import { type CardText, cardText } from './card-text.ts'
import { createDrawingThread, type Drawing } from './drawing-thread.ts'
import { readFonts } from './fonts.ts'
import { pictureFiles } from './picture-files.ts'

/** A picture ready to be attached. */
export interface Picture {
  /** Its file name: `dreams.png`. */
  readonly name: string
  readonly data: Uint8Array
  /** In words, for those who do not see it; at most 1,024 characters. */
  readonly description: string
}

/** The picture of each song. */
export interface SongCards {
  /** The card of a track, drawn only if it is not kept already. Rejects where it cannot be drawn. */
  of(track: EntityOf<'track'>): Promise<Picture>
  /** Draws no more. */
  close(): Promise<void>
}

export interface SongCardEffects {
  /** Where pictures are kept on disk. It may be deleted at any time. */
  readonly folder: string
  readonly log: Pick<Logger, 'warn'>
  readonly drawing?: Drawing
  /** How many pictures are kept in memory, of some 250 KB each. At a full hour many servers want all there are. */
  readonly keptInMemory?: number
}

/** To be raised with every change of the design, so that no picture of the old one is shown. */
const design = 1

/** The cards of a catalog's songs, each drawn once in a thread of its own and kept on disk. */
export function createSongCards(
  catalog: Catalog,
  { folder, log, drawing = createDrawingThread(), keptInMemory = 64 }: SongCardEffects,
): SongCards {
  const files = pictureFiles(folder, log)
  const inMemory = new Map<string, Promise<Picture>>()

  async function picture(track: EntityOf<'track'>, card: CardText): Promise<Picture> {
    const key = await keyOf(card)
    let data = await files.read(track.id, key)
    if (!data) {
      data = await drawing.draw(card)
      await files.write(track.id, key, data)
    }
    // Loaded only here, since reckoning with colours takes more than a hundred files.
    const { description } = await import('./description.ts')
    return { name: `${track.id}.png`, data, description: description(card) }
  }

  return {
    of(track) {
      // The promise is kept rather than the picture, so that whoever asks meanwhile waits for the same drawing.
      const kept = inMemory.get(track.id) ?? picture(track, cardText(catalog, track))
      inMemory.delete(track.id)
      inMemory.set(track.id, kept)
      kept.catch(() => inMemory.get(track.id) === kept && inMemory.delete(track.id))
      for (const oldest of inMemory.keys()) {
        if (inMemory.size <= keptInMemory) break
        inMemory.delete(oldest)
      }
      return kept
    },
    close: () => drawing.close(),
  }
}

/** A hash of all that goes into a picture. */
async function keyOf(card: CardText): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([design, card]))
  for (const { data } of await readFonts()) hash.update(data)
  return hash.digest('hex').slice(0, 16)
}
