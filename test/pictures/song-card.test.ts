import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CardText } from '../../src/pictures/card-text.ts'
import { drawCard } from '../../src/pictures/draw.ts'
import { createSongCards, type SongCards } from '../../src/pictures/song-card.ts'
import { catalog } from '../catalog/names/real-catalog.ts'
import { cardOf, fonts, trackOf, tracks } from './cards.ts'

let folder = ''
let drawn: string[] = []
let warnings: string[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pictures-'))
  drawn = []
  warnings = []
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const picture = await drawCard(cardOf('dreams'), fonts)
const quick = async (): Promise<Uint8Array> => picture

/** Song cards as after a restart: nothing in memory, the same folder. */
function songCards(draw: (card: CardText) => Promise<Uint8Array> = quick, at = folder): SongCards {
  return createSongCards(catalog, {
    folder: at,
    keptInMemory: 16,
    log: { warn: (...said: unknown[]) => void warnings.push(String(said.at(-1))) },
    drawing: {
      draw(card) {
        drawn.push(card.id)
        return draw(card)
      },
      close: async () => {},
    },
  })
}

const dreams = trackOf('dreams')
const files = () => readdir(folder)
const onlyFile = async () => join(folder, (await files())[0] ?? '')

describe('the card of a song', () => {
  it('is a PNG with a name and a description', async () => {
    const { name, data, description } = await songCards().of(dreams)
    expect(name).toBe('dreams.png')
    expect(data).toEqual(picture)
    expect(description).toBe(
      'Song of the day: “Dreams” 夢中人. Faye Wong. In Chungking Express (1994). White italics on a dark wall, lit by a neon sign in blue that reads 重慶森林.',
    )
  })

  it('is described for every song within what Discord takes', async () => {
    const cards = songCards()
    for (const track of tracks) {
      const { description } = await cards.of(track)
      expect(description).toContain(track.title.replaceAll("'", '’'))
      expect(description.length).toBeLessThanOrEqual(1024)
    }
  })

  it('is drawn once, and then comes from memory', async () => {
    const cards = songCards()
    const first = await cards.of(dreams)
    await rm(folder, { recursive: true })
    expect(await cards.of(dreams)).toEqual(first)
    expect(drawn).toEqual(['dreams'])
  })

  it('is drawn once for all who ask at the same time', async () => {
    const cards = songCards()
    await Promise.all(Array.from({ length: 20 }, () => cards.of(dreams)))
    expect(drawn).toEqual(['dreams'])
  })

  it('is not drawn again after a restart', async () => {
    const before = await songCards().of(dreams)
    expect(await songCards().of(dreams)).toMatchObject({ name: before.name, description: before.description })
    expect(Buffer.from((await songCards().of(dreams)).data)).toEqual(Buffer.from(picture))
    expect(drawn).toEqual(['dreams'])
  })

  it('leaves memory when many others have been asked for, and then comes from disk', async () => {
    const cards = songCards()
    for (const track of [dreams, ...tracks.filter(({ id }) => id !== 'dreams')]) await cards.of(track)
    expect(drawn).toHaveLength(tracks.length)
    await rm(folder, { recursive: true })
    await cards.of(dreams)
    expect(drawn.at(-1)).toBe('dreams')
    expect(drawn).toHaveLength(tracks.length + 1)
  })

  it('rejects when it cannot be drawn, and is tried again the next time', async () => {
    let broken = true
    const cards = songCards(async () => {
      if (broken) throw new Error('out of ink')
      return picture
    })
    await expect(cards.of(dreams)).rejects.toThrow('out of ink')
    expect(await files()).toEqual([])
    broken = false
    expect((await cards.of(dreams)).data).toEqual(picture)
  })
})

describe('what is kept on disk', () => {
  it.each<[string, (file: string) => Promise<void>]>([
    ['empty', file => writeFile(file, '')],
    ['cut short', file => truncate(file, 100_000)],
    ['something else', file => writeFile(file, 'a letter from home')],
    [
      'changed in one bit',
      async file => {
        const bytes = await readFile(file)
        bytes.writeUInt8(bytes.readUInt8(100_000) ^ 1, 100_000)
        await writeFile(file, bytes)
      },
    ],
  ])('is drawn again where it is %s', async (_, damage) => {
    await songCards().of(dreams)
    await damage(await onlyFile())
    expect((await songCards().of(dreams)).data).toEqual(picture)
    expect(drawn).toEqual(['dreams', 'dreams'])
    expect(warnings).toEqual(['a kept picture is damaged: drawing it again'])
    expect(await readFile(await onlyFile())).toEqual(Buffer.from(picture))
  })

  it('is one file for each song: one of another design goes', async () => {
    await writeFile(join(folder, 'dreams-0123456789abcdef.png'), picture)
    await writeFile(join(folder, 'dreams-of-you-0123456789abcdef.png'), picture)
    await songCards().of(dreams)
    expect(await files()).toEqual([
      expect.stringMatching(/^dreams-[0-9a-f]{16}\.png$/),
      'dreams-of-you-0123456789abcdef.png',
    ])
  })

  it('may be nothing at all: where the folder cannot be made, the card is drawn', async () => {
    const inTheWay = join(folder, 'file')
    await writeFile(inTheWay, '')
    expect((await songCards(quick, join(inTheWay, 'pictures')).of(dreams)).data).toEqual(picture)
    expect(warnings).toContain('a picture cannot be kept')
  })
})
