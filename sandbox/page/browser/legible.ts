type Colour = readonly [red: number, green: number, blue: number]

/** WCAG AA for text of ordinary size. https://www.w3.org/TR/WCAG22/#contrast-minimum */
const enough = 4.5
const grounds = { dark: [49, 51, 56], light: [255, 255, 255] } as const
const ends = { dark: [255, 255, 255], light: [0, 0, 0] } as const
const steps = 20

/** A role's colour, made as much lighter or darker as it takes to be read on the page's ground. Takes and gives
 * `0xrrggbb` and CSS. */
export function legible(colour: number, theme: 'dark' | 'light'): string {
  const from: Colour = [colour >> 16, (colour >> 8) & 0xff, colour & 0xff]
  const mixed = (step: number): Colour => {
    const mix = (at: 0 | 1 | 2) => Math.round(from[at] + ((ends[theme][at] - from[at]) * step) / steps)
    return [mix(0), mix(1), mix(2)]
  }
  let step = 0
  while (step < steps && contrast(mixed(step), grounds[theme]) < enough) step++
  return `rgb(${mixed(step).join(' ')})`
}

function contrast(a: Colour, b: Colour): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance([red, green, blue]: Colour): number {
  const linear = (value: number) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
