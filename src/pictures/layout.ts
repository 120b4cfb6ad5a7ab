import { cardSize, sign } from './backdrop.ts'
import type { CardText, Chinese } from './card-text.ts'
import { box, type Element, type Style, words } from './element.ts'
import { type Family, families } from './fonts.ts'
import { neonSign } from './neon-sign.ts'
import type { Palette } from './palette.ts'

const margin = { left: 72, top: 70, bottom: 66 }

/** Where the words beside the sign must stay, in pixels. */
export const column = {
  left: margin.left,
  top: margin.top,
  width: sign.left - margin.left - 70,
  bottom: cardSize.height - margin.bottom,
} as const

/** What a title may be set in, in pixels, the largest first. */
export const titleSizes = [132, 120, 108, 98, 88, 78, 70, 62, 54, 46, 40] as const

/** The whole card, its title in this size. What does not fit runs over the column's bottom or right edge. */
export const layout = (card: CardText, titleSize: number, colours: Palette): Element =>
  box(
    { ...cardSize, position: 'relative' },
    box(
      {
        position: 'absolute',
        left: column.left,
        top: column.top,
        width: column.width,
        height: column.bottom - column.top,
        flexDirection: 'column',
        justifyContent: 'space-between',
        gap: 32,
      },
      heading(colours),
      stack({ gap: 20 }, title(card.title, titleSize, colours), ...chineseTitle(card.chinese, colours)),
      stack({ gap: 8 }, ...credits(card, colours), ...films(card, colours)),
    ),
    neonSign(card.sign, colours),
  )

const stack = (style: Style, ...children: readonly Element[]): Element =>
  box({ flexDirection: 'column', alignItems: 'flex-start', flexShrink: 0, ...style }, ...children)

const heading = ({ neon, smoke }: Palette): Element =>
  box(
    { alignItems: 'center', gap: 20, flexShrink: 0 },
    box({ width: 54, height: 3, borderRadius: 2, backgroundColor: neon }),
    words('heading', { ...label(26, smoke), letterSpacing: 5 }, 'SONG OF THE DAY · YUMEJI'),
  )

const title = (text: string, size: number, { paper }: Palette): Element =>
  words(
    'title',
    {
      fontFamily: families.title,
      fontSize: size,
      lineHeight: 1.06,
      letterSpacing: -size * 0.012,
      color: paper,
      textWrap: 'balance',
      maxWidth: column.width,
      // A word too long for the column widens it, and so is seen not to fit; in the smallest size it is broken.
      minWidth: 'min-content',
      overflowWrap: size === titleSizes.at(-1) ? 'anywhere' : 'normal',
    },
    text,
  )

function credits({ credits }: CardText, { paper }: Palette): Element[] {
  const size = credits.join('').length > 70 ? 26 : 36
  return credits.map((credit, index) => words(`credit ${index}`, label(size, paper), credit))
}

const films = ({ films }: CardText, { smoke }: Palette): Element[] =>
  films.map(({ title, year }, index) => words(`film ${index}`, label(30, smoke), `${title} · ${year}`))

const label = (size: number, color: string): Style => ({
  fontFamily: families.label,
  fontSize: size,
  lineHeight: 1.25,
  color,
  maxWidth: column.width,
  overflowWrap: 'anywhere',
})

function chineseTitle(chinese: Chinese | undefined, { neon, smoke }: Palette): Element[] {
  if (!chinese) return []
  const { traditional, simplified } = chinese
  const size = Math.min(60, Math.max(30, (0.55 * column.width) / [...traditional].length))
  const small = Math.max(24, size * 0.57)
  return [
    box(
      { alignItems: 'flex-end', flexWrap: 'wrap', columnGap: 28, rowGap: 8, width: column.width },
      words('traditional', han(families.traditional, size, neon), traditional),
      ...(simplified === undefined
        ? []
        : [words('simplified', { ...han(families.simplified, small, smoke), paddingBottom: 5 }, simplified)]),
    ),
  ]
}

const han = (family: Family, size: number, color: string): Style => ({
  fontFamily: `${family}, ${families.title}`,
  fontSize: size,
  letterSpacing: size * 0.1,
  lineHeight: 1.2,
  color,
  maxWidth: column.width,
})
