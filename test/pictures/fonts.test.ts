import { readdirSync } from 'node:fs'
import { Blob, Face } from 'harfbuzzjs'
import { describe, expect, it } from 'vitest'
import { families, fontFiles, fontFolder } from '../../src/pictures/fonts.ts'
import { layout } from '../../src/pictures/layout.ts'
import { palette } from '../../src/pictures/palette.ts'
import { cards, fonts, wordsOf } from './cards.ts'

/** The characters that each family has glyphs for, as its file says. */
const characters = new Map(
  fonts.map(({ family, data }) => [family, new Set(new Face(new Blob(data), 0).collectUnicodes())]),
)

const lacking = (text: string, list: string) =>
  [...text].filter(
    character =>
      !list.split(', ').some(family => characters.get(family)?.has(character.codePointAt(0) ?? -1)),
  )

describe('the fonts of the cards', () => {
  it('have every character that the cards of the catalog show; where not: npm run fonts', () => {
    const missing = cards.flatMap(card =>
      wordsOf(layout(card, 100, palette(card.colour))).flatMap(({ key, text, style }) =>
        lacking(text, String(style.fontFamily)).map(
          character => `${card.id}, ${key}: ${character} in ${style.fontFamily}`,
        ),
      ),
    )
    expect(missing).toEqual([])
  })

  it('set Traditional Chinese in a Traditional font and Simplified in a Simplified one', () => {
    const han = cards
      .flatMap(card => wordsOf(layout(card, 100, palette(card.colour))))
      .filter(({ text }) => /\p{Script=Han}/u.test(text))
    expect(han.length).toBeGreaterThan(100)
    for (const { key, style } of han)
      expect([key, String(style.fontFamily).split(', ')[0]]).toEqual([
        key,
        key.includes('simplified') ? families.simplified : families.traditional,
      ])
  })

  it.each([families.title, families.label])('%s has the letters of Europe and its punctuation', family => {
    expect(lacking('ÁÉÍÓÚÑÜáéíóúñü¿¡ÀàÇçÊêÃãÅåØøÆæœßČčĆćŽžŁłŐőŞşğı’‘“”–—…·&()', family)).toEqual([])
  })

  it('lie beside their licences, and nothing else does', () => {
    const licences = readdirSync(fontFolder).filter(name => name.endsWith('.OFL.txt'))
    const licenceOf = (file: string) => licences.find(name => file.startsWith(name.replace('.OFL.txt', '')))
    expect(fontFiles.filter(({ file }) => !licenceOf(file))).toEqual([])
    expect(
      readdirSync(fontFolder)
        .filter(name => name.endsWith('.ttf'))
        .sort(),
    ).toEqual(fontFiles.map(({ file }) => file).sort())
  })
})
