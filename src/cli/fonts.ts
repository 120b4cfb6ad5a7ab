import { copyFile, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import subsetFont from 'subset-font'
import { readCatalogFiles } from '../catalog/files.ts'
import { loadCatalog } from '../catalog/load.ts'
import { type Chinese, cardText } from '../pictures/card-text.ts'
import { fontFolder } from '../pictures/fonts.ts'

/**
 * `npm run fonts`: cuts the vendored font files from their families. Latin is kept whole, up to U+024F, with the
 * punctuation of titles; of Chinese, the characters that the cards of the catalog show. No family has a Reserved
 * Font Name, so the subsets keep their names. The families themselves are large, and go again.
 */
const catalog = loadCatalog(readCatalogFiles(join(import.meta.dirname, '../../data')))
const shown = catalog
  .entities('track')
  .map(track => cardText(catalog, track))
  .flatMap(({ chinese, sign }): Chinese[] => [...(chinese ? [chinese] : []), sign])
const unique = (texts: readonly string[]) => [...new Set(texts.join(''))].sort().join('')

const codePoints = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)).join('')
const latin = `${codePoints(0x20, 0x7e)}${codePoints(0xa0, 0x24f)}‘’“”–—…•`

interface Cut {
  readonly package: string
  readonly source: string
  readonly text: string
  readonly axes?: Record<string, number>
}

const bodoni = '@fontsource-variable/bodoni-moda'
const jost = '@fontsource-variable/jost'
const titleAxes = { opsz: 28, wght: 500 }
const labelAxes = { wght: 450 }
const cuts: Record<string, Cut> = {
  'bodoni-moda-italic-latin': {
    package: bodoni,
    source: 'bodoni-moda-latin-standard-italic',
    text: latin,
    axes: titleAxes,
  },
  'bodoni-moda-italic-latin-ext': {
    package: bodoni,
    source: 'bodoni-moda-latin-ext-standard-italic',
    text: latin,
    axes: titleAxes,
  },
  'jost-latin': { package: jost, source: 'jost-latin-wght-normal', text: latin, axes: labelAxes },
  'jost-latin-ext': { package: jost, source: 'jost-latin-ext-wght-normal', text: latin, axes: labelAxes },
  'noto-serif-tc': {
    package: '@fontsource/noto-serif-tc',
    source: 'noto-serif-tc-chinese-traditional-600-normal',
    text: unique(shown.map(({ traditional }) => traditional)),
  },
  'noto-serif-sc': {
    package: '@fontsource/noto-serif-sc',
    source: 'noto-serif-sc-chinese-simplified-600-normal',
    text: unique(shown.map(({ simplified }) => simplified ?? '')),
  },
}

const installed = join(fontFolder, 'node_modules')
for (const [name, { package: from, source, text, axes }] of Object.entries(cuts)) {
  const folder = join(installed, from)
  const whole = await readFile(join(folder, 'files', `${source}.woff2`))
  const cut = await subsetFont(whole, text, {
    targetFormat: 'truetype',
    ...(axes && { variationAxes: axes }),
  })
  await writeFile(join(fontFolder, `${name}.ttf`), cut)
  await copyFile(join(folder, 'LICENSE'), join(fontFolder, `${from.replace(/.*\//, '')}.OFL.txt`))
  console.log(`Wrote src/pictures/fonts/${name}.ttf, ${cut.length} bytes`)
}
await rm(installed, { recursive: true })
