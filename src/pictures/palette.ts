import { clampChroma, converter, formatHex, wcagContrast } from 'culori'

/** The colours of one card, as `#rrggbb`. */
export interface Palette {
  /** The darkest, at the edges. */
  readonly night: string
  /** The wall that the lamp shines on. */
  readonly wall: string
  readonly glow: string
  /** A second light, of the opposite hue, from across the street. */
  readonly street: string
  /** Neon: the sign and the Chinese title. */
  readonly neon: string
  /** The title. */
  readonly paper: string
  /** Everything small. */
  readonly smoke: string
}

const oklch = converter('oklch')

/**
 * The colours of a card, from the one of its film (`#c2283a`): its hue in the dark, as a lamp, and as neon. Lightness
 * and chroma are those of OKLCH, which the eye finds even, so that every hue gives the same contrast. Throws where the
 * colour cannot be read.
 */
export function palette(colour: string): Palette {
  const parsed = oklch(colour)
  if (!parsed) throw new Error(`not a colour: ${colour}`)
  const hue = parsed.h ?? 0
  const shade = (l: number, c: number, h = hue) =>
    formatHex(clampChroma({ mode: 'oklch', l, c: Math.min(c, parsed.c * 1.3), h }, 'oklch'))
  return {
    night: shade(0.13, 0.035),
    wall: shade(0.25, 0.085),
    glow: shade(0.52, 0.19),
    street: shade(0.36, 0.09, hue + 165),
    neon: shade(0.77, 0.17),
    paper: shade(0.965, 0.018),
    smoke: shade(0.86, 0.035),
  }
}

/** How well one colour is read on another: 1 to 21, by WCAG 2. */
export const contrast = (one: string, other: string): number => wcagContrast(one, other)

/** Where in OKLCH's circle of hues each name ends, in degrees. */
const hues = [
  [42, 'red'],
  [68, 'orange'],
  [100, 'amber'],
  [145, 'green'],
  [178, 'jade'],
  [215, 'teal'],
  [275, 'blue'],
  [325, 'violet'],
  [355, 'pink'],
] as const

/** The plain name of a colour's hue: `red`, `teal`. */
export function colourName(colour: string): string {
  const hue = oklch(colour)?.h ?? 0
  return hues.find(([end]) => hue < end)?.[1] ?? 'red'
}
