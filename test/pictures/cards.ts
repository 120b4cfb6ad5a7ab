import { cardText } from '../../src/pictures/card-text.ts'
import type { Element, Style } from '../../src/pictures/element.ts'
import { readFonts } from '../../src/pictures/fonts.ts'
import { catalog } from '../catalog/names/real-catalog.ts'

export const tracks = catalog.entities('track')
export const cards = tracks.map(track => cardText(catalog, track))
export const fonts = await readFonts()

/** What the card of a track of the catalog says. */
export function cardOf(id: string) {
  const card = cards.find(card => card.id === id)
  if (!card) throw new Error(`no track ${id}`)
  return card
}

export function trackOf(id: string) {
  const track = catalog.find('track', id)
  if (!track) throw new Error(`no track ${id}`)
  return track
}

/** All words of an element, with their styles. */
export function wordsOf({ key, props }: Element): { key: string; text: string; style: Style }[] {
  if (typeof props.children === 'string')
    return key === undefined ? [] : [{ key, text: props.children, style: props.style }]
  return props.children.flatMap(wordsOf)
}
