import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What a song card is set in, as lists of families: the first that has a character sets it. */
export const families = {
  title: 'Bodoni Moda, Bodoni Moda Extended',
  label: 'Jost, Jost Extended',
  traditional: 'Noto Serif TC',
  simplified: 'Noto Serif SC',
} as const
export type Family = (typeof families)[keyof typeof families]

/** A vendored file. Of two files under one name satori would only ask the first, so each has its own. */
export interface FontFile {
  readonly family: string
  readonly file: string
}

/** All of them, as `npm run fonts` writes them. */
export const fontFiles: readonly FontFile[] = [
  { family: 'Bodoni Moda', file: 'bodoni-moda-italic-latin.ttf' },
  { family: 'Bodoni Moda Extended', file: 'bodoni-moda-italic-latin-ext.ttf' },
  { family: 'Jost', file: 'jost-latin.ttf' },
  { family: 'Jost Extended', file: 'jost-latin-ext.ttf' },
  { family: 'Noto Serif TC', file: 'noto-serif-tc.ttf' },
  { family: 'Noto Serif SC', file: 'noto-serif-sc.ttf' },
]

/** Where the font files and their licences lie. */
export const fontFolder = join(import.meta.dirname, 'fonts')

export interface Font extends FontFile {
  readonly data: Buffer
}

/** All font files, read. Rejects where one is missing. */
export const readFonts = (): Promise<Font[]> =>
  Promise.all(fontFiles.map(async font => ({ ...font, data: await readFile(join(fontFolder, font.file)) })))
