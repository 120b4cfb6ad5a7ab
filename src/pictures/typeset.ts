import satori from 'satori'
import type { Element } from './element.ts'
import type { Font } from './fonts.ts'

/** Words where they stand, in pixels. */
export interface Placed {
  readonly key: string
  readonly text: string
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Words as outlines, in SVG, and where each of them stands. */
export interface Typeset {
  readonly svg: string
  readonly placed: readonly Placed[]
}

/** A character is in none of the fonts that it should be set with. */
export class MissingGlyph extends Error {
  override readonly name = 'MissingGlyph'
}

/** Sets an element in type. Rejects with a MissingGlyph, and where the style has something that satori does not know. */
export async function typeset(
  element: Element,
  size: { width: number; height: number },
  fonts: readonly Font[],
): Promise<Typeset> {
  const placed: Placed[] = []
  const missing = new Set<string>()
  const svg = await satori(element, {
    ...size,
    fonts: fonts.map(({ family, data }) => ({ name: family, data, weight: 400, style: 'normal' })),
    onNodeDetected({ key, textContent, left, top, width, height }) {
      if (textContent !== undefined)
        placed.push({ key: String(key), text: textContent, left, top, width, height })
    },
    async loadAdditionalAsset(_language, segment) {
      missing.add(segment)
      return []
    },
  })
  if (missing.size > 0)
    throw new MissingGlyph(`no font of the cards has ${[...missing].join(' ')}: run npm run fonts`)
  return { svg, placed }
}
