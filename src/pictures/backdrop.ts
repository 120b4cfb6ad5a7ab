import { namedRandom } from './named-random.ts'
import type { Palette } from './palette.ts'

/** Pixels, as Discord shows a large picture best: 1.91 to 1. */
export const cardSize = { width: 1200, height: 630 } as const
const { width, height } = cardSize

/** Where the neon sign hangs, in pixels. */
export const sign = { left: 926, top: 68, width: 196, bottom: 68 } as const

/**
 * Everything behind the words, as SVG: a dark wall between the light of the sign and one of the opposite hue from the
 * street, and across it the streaks that passing lights leave in a step-printed shot, other ones for each seed.
 */
export function backdrop({ night, wall, glow, street, neon }: Palette, seed: string): string {
  const lamp = sign.left + sign.width / 2
  return `
<defs>
  <linearGradient id="wall" x1="0" y1="0" x2="1" y2="0">
    <stop offset="0" stop-color="${night}"/><stop offset="0.75" stop-color="${wall}"/><stop offset="1" stop-color="${night}"/>
  </linearGradient>
  <radialGradient id="lamp" gradientUnits="userSpaceOnUse" cx="${lamp}" cy="315" r="520">
    <stop offset="0" stop-color="${glow}" stop-opacity="0.85"/><stop offset="0.35" stop-color="${glow}" stop-opacity="0.38"/>
    <stop offset="1" stop-color="${glow}" stop-opacity="0"/>
  </radialGradient>
  <radialGradient id="street" gradientUnits="userSpaceOnUse" cx="0" cy="${height}" r="560">
    <stop offset="0" stop-color="${street}" stop-opacity="0.75"/><stop offset="1" stop-color="${street}" stop-opacity="0"/>
  </radialGradient>
  <linearGradient id="trail">
    <stop offset="0" stop-color="${neon}" stop-opacity="0"/><stop offset="0.7" stop-color="${neon}" stop-opacity="0.9"/>
    <stop offset="1" stop-color="${neon}" stop-opacity="0"/>
  </linearGradient>
  <linearGradient id="floor" x1="0" y1="0" x2="0" y2="1">
    <stop offset="0" stop-color="${night}" stop-opacity="0"/><stop offset="1" stop-color="${night}" stop-opacity="0.9"/>
  </linearGradient>
</defs>
<rect width="${width}" height="${height}" fill="url(#wall)"/>
<rect width="${width}" height="${height}" fill="url(#lamp)"/>
${streaks(seed)}
<rect y="${height - 220}" width="${width}" height="220" fill="url(#floor)"/>
<rect width="${width}" height="${height}" fill="url(#street)"/>
${neonFrame(night, neon)}`
}

function streaks(seed: string): string {
  const random = namedRandom(seed)
  const between = (from: number, to: number) => from + random() * (to - from)
  return Array.from({ length: 26 }, () => {
    const long = between(180, 900)
    const x = between(250, width + 100) - long / 2
    const y = between(-10, height)
    const thick = 1 + random() ** 3 * 9
    return `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${long.toFixed(1)}" height="${thick.toFixed(1)}" rx="${(thick / 2).toFixed(1)}" fill="url(#trail)" opacity="${between(0.05, 0.3).toFixed(2)}"/>`
  }).join('\n')
}

function neonFrame(night: string, neon: string): string {
  const { left, top, bottom } = sign
  const tall = height - top - bottom
  const tube = (grow: number, strength: number, opacity: number) =>
    `<rect x="${left - grow}" y="${top - grow}" width="${sign.width + 2 * grow}" height="${tall + 2 * grow}" rx="${14 + grow}" fill="none" stroke="${neon}" stroke-width="${strength}" opacity="${opacity}"/>`
  return `
<rect x="${left}" y="${top}" width="${sign.width}" height="${tall}" rx="14" fill="${night}" opacity="0.72"/>
${tube(0, 18, 0.08)}${tube(0, 10, 0.14)}${tube(0, 3, 1)}${tube(-10, 1, 0.45)}`
}
