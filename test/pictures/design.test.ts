import { PNG } from 'pngjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { backdrop, cardSize, sign } from '../../src/pictures/backdrop.ts'
import type { CardText } from '../../src/pictures/card-text.ts'
import { drawCard, rasterise } from '../../src/pictures/draw.ts'
import { fitted } from '../../src/pictures/fit.ts'
import { layout, titleSizes } from '../../src/pictures/layout.ts'
import { contrast, palette } from '../../src/pictures/palette.ts'
import type { Placed } from '../../src/pictures/typeset.ts'
import { cardOf, cards, fonts, wordsOf } from './cards.ts'

const setInType = async (card: CardText) => (await fitted(card, palette(card.colour), fonts)).placed

const overlap = (a: Placed, b: Placed) =>
  Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left) > 1 &&
  Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top) > 1

/** What stands on something else, or hangs over the edge of the sign or the card. */
function collisions(placed: readonly Placed[]): string[] {
  const over = placed
    .filter(({ key, left, top, width, height }) =>
      key.startsWith('sign')
        ? left < sign.left ||
          left + width > sign.left + sign.width ||
          top < sign.top ||
          top + height > cardSize.height - sign.bottom
        : left < 0 || left + width > sign.left || top < 0 || top + height > cardSize.height,
    )
    .map(({ key }) => `${key} runs over`)
  const onTop = placed.flatMap((a, index) =>
    placed
      .slice(index + 1)
      .filter(b => overlap(a, b))
      .map(b => `${a.key} on ${b.key}`),
  )
  return [...over, ...onTop]
}

/** The lightest of the pixels under some words, by the sum of its parts. */
function lightestUnder(pixels: Buffer, { left, top, width, height }: Placed): string {
  let lightest = 0
  let most = -1
  for (let y = Math.floor(top); y < top + height; y++)
    for (let x = Math.floor(left); x < left + width; x++) {
      const at = (y * cardSize.width + x) * 4
      const light = pixels.readUInt8(at) + pixels.readUInt8(at + 1) + pixels.readUInt8(at + 2)
      if (light > most) [lightest, most] = [at, light]
    }
  return `#${pixels.toString('hex', lightest, lightest + 3)}`
}

describe('the card of every song', () => {
  const placed = new Map<string, readonly Placed[]>()
  beforeAll(async () => {
    for (const card of cards) placed.set(card.id, await setInType(card))
  })
  it('has room for all it says, and nothing stands on anything else', () => {
    expect(placed.size).toBe(cards.length)
    for (const [id, words] of placed) expect([id, ...collisions(words)]).toEqual([id])
  })

  it('can be read: a contrast of 4.5 to 1 at the lightest spot behind any words', () => {
    const poor: string[] = []
    for (const card of cards) {
      const colours = palette(card.colour)
      const behind = rasterise(backdrop(colours, card.id))
      const styles = new Map(
        wordsOf(layout(card, titleSizes[0], colours)).map(({ key, style }) => [key, style]),
      )
      for (const words of placed.get(card.id) ?? []) {
        const ratio = contrast(String(styles.get(words.key)?.color), lightestUnder(behind, words))
        if (!(ratio >= 4.5)) poor.push(`${card.id} ${words.key} ${ratio.toFixed(2)}`)
      }
    }
    expect(poor).toEqual([])
  })
})

describe('a card', () => {
  it.each([
    ['the longest title', cards.toSorted((a, b) => b.title.length - a.title.length)[0]?.id ?? ''],
    ['a title in both scripts', 'hong-niang-hui-zhang-sheng'],
    ['a song in no film', 'karmacoma'],
    ['a film with no other name', '2046-main-theme'],
    ['accents', 'quizas-quizas-quizas'],
  ])('is a PNG of 1200 by 630 below 300 KB: %s', async (_, id) => {
    const png = await drawCard(cardOf(id), fonts)
    expect(PNG.sync.read(Buffer.from(png))).toMatchObject({ width: 1200, height: 630 })
    expect(png.length).toBeLessThan(300_000)
  })

  it('is the same picture each time, and another for another song', async () => {
    const [once, again, other] = await Promise.all(
      ['perfidia', 'perfidia', 'jungle-drums'].map(id => drawCard(cardOf(id), fonts)),
    )
    expect(again).toEqual(once)
    expect(other).not.toEqual(once)
  })

  it.each<[string, Partial<CardText>]>([
    [
      'a title of ninety letters',
      { title: 'Perhaps, perhaps, perhaps, or perhaps not, but who of us could ever tell, oh who could say' },
    ],
    ['a word of ninety letters', { title: 'Perhaps'.repeat(13).slice(0, 90) }],
    [
      'sixty Chinese characters',
      { chinese: { traditional: '花樣的年華'.repeat(12), simplified: '花样的年华'.repeat(12) } },
    ],
    [
      'a sign of sixty characters',
      { sign: { traditional: '花樣年華'.repeat(15), simplified: '花样年华'.repeat(15) } },
    ],
    [
      'two performers and a composer with long names',
      { credits: ['A'.repeat(45).concat(' & ', 'B'.repeat(45)), 'Music by Shigeru Umebayashi'] },
    ],
    [
      'two films',
      {
        films: [
          { title: 'Days of Being Wild', year: 1990 },
          { title: 'In the Mood for Love', year: 2000 },
        ],
      },
    ],
  ])('has room for %s', async (_, unusual) => {
    expect(collisions(await setInType({ ...cardOf('hua-yang-de-nian-hua'), ...unusual }))).toEqual([])
  })

  it('has the letters of Prague, Warsaw and Istanbul', async () => {
    const card = { ...cardOf('dreams'), title: 'Čekání, łódź, ışık', credits: ['Ağaçlı & Dvořák'] }
    expect(collisions(await setInType(card))).toEqual([])
  })

  it('is not drawn with a character missing', async () => {
    const card = { ...cardOf('dreams'), title: 'Dreams ☂' }
    await expect(drawCard(card, fonts)).rejects.toThrow('☂: run npm run fonts')
  })
})
