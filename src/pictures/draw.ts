import { Resvg } from '@resvg/resvg-js'
import { PNG } from 'pngjs'
import { backdrop, cardSize } from './backdrop.ts'
import type { CardText } from './card-text.ts'
import { fitted } from './fit.ts'
import type { Font } from './fonts.ts'
import { palette } from './palette.ts'

/** A song card as a PNG of 1200 by 630 pixels. Rejects as `fitted` does. */
export async function drawCard(card: CardText, fonts: readonly Font[]): Promise<Uint8Array> {
  const colours = palette(card.colour)
  const { svg } = await fitted(card, colours, fonts)
  return encode(rasterise(`${backdrop(colours, card.id)}${svg}`))
}

/** The pixels of SVG of a card's size: red, green, blue and alpha of each, row by row. Sets no text: that is outlines. */
export const rasterise = (content: string): Buffer =>
  new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${cardSize.width}" height="${cardSize.height}">${content}</svg>`,
    { font: { loadSystemFonts: false } },
  ).render().pixels

/** Paeth's filter makes gradients a third smaller than resvg's own encoder does, for 40 ms more. */
function encode(pixels: Buffer): Uint8Array {
  const image = new PNG({ ...cardSize })
  image.data = pixels
  return PNG.sync.write(image, { colorType: 2, filterType: 4, deflateLevel: 9 })
}
