import { cardSize } from './backdrop.ts'
import type { CardText } from './card-text.ts'
import type { Font } from './fonts.ts'
import { column, layout, titleSizes } from './layout.ts'
import type { Palette } from './palette.ts'
import { type Placed, type Typeset, typeset } from './typeset.ts'

/**
 * A card set in type, its title as large as there is room for. Rejects with a MissingGlyph, and where not even the
 * smallest title leaves room for the rest.
 */
export async function fitted(card: CardText, colours: Palette, fonts: readonly Font[]): Promise<Typeset> {
  for (const titleSize of titleSizes) {
    const set = await typeset(layout(card, titleSize, colours), cardSize, fonts)
    if (set.placed.every(isInside)) return set
  }
  throw new Error(`there is too much to say on the card of ${card.id}`)
}

/** Half a pixel is what rounding may cost. */
const isInside = ({ key, left, top, width, height }: Placed): boolean =>
  key.startsWith('sign') ||
  (left >= column.left - 0.5 &&
    top >= column.top - 0.5 &&
    left + width <= column.left + column.width + 0.5 &&
    top + height <= column.bottom + 0.5)
