import { cardSize, sign } from './backdrop.ts'
import type { Chinese } from './card-text.ts'
import { box, type Element, words } from './element.ts'
import { type Family, families } from './fonts.ts'
import type { Palette } from './palette.ts'

/** How many characters stand above each other before a second column begins. */
const longestColumn = 8
const lineHeight = 1.12
const padding = 24

/** Set downwards, as on the signs of Hong Kong: the Traditional name, and left of it, small, the Simplified one. */
export function neonSign({ traditional, simplified }: Chinese, { neon, smoke }: Palette): Element {
  const tall = cardSize.height - sign.top - sign.bottom
  const columns = inColumns(traditional)
  const size = Math.min(
    104,
    (tall - 2 * padding) / lineHeight / Math.max(...columns.map(column => column.length)),
    (0.6 * sign.width) / columns.length,
  )
  const glow = { color: neon, textShadow: `0 0 22px ${neon}` }
  return box(
    {
      position: 'absolute',
      left: sign.left,
      top: sign.top,
      width: sign.width,
      height: tall,
      alignItems: 'center',
      justifyContent: 'center',
      gap: Math.min(12, size / 8),
    },
    ...(simplified === undefined
      ? []
      : downwards('sign simplified', inColumns(simplified), families.simplified, size * 0.31, {
          color: smoke,
        })),
    ...downwards('sign traditional', columns, families.traditional, size, glow),
  )
}

function inColumns(text: string): string[][] {
  const characters = [...text]
  const longest = Math.ceil(characters.length / Math.ceil(characters.length / longestColumn))
  return Array.from({ length: Math.ceil(characters.length / longest) }, (_, index) =>
    characters.slice(index * longest, (index + 1) * longest),
  )
}

/** Columns of characters, the first at the right. */
const downwards = (
  key: string,
  columns: readonly string[][],
  family: Family,
  size: number,
  colours: { color: string; textShadow?: string },
): Element[] =>
  columns
    .map((column, place) =>
      box(
        { flexDirection: 'column', alignItems: 'center' },
        ...column.map((character, index) =>
          words(
            `${key} ${place}.${index}`,
            { fontFamily: `${family}, ${families.title}`, fontSize: size, lineHeight, ...colours },
            character,
          ),
        ),
      ),
    )
    .reverse()
