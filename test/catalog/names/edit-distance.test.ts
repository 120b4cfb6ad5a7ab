import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance, prefixDistance } from '../../../src/catalog/names/edit-distance.ts'

/** The definition, without bounds. */
function definition(a: string, b: string): number {
  if (a === '' || b === '') return Math.max(a.length, b.length)
  const [restA, restB] = [a.slice(1), b.slice(1)]
  const swapped = a.length > 1 && b.length > 1 && a.at(0) === b.at(1) && a.at(1) === b.at(0)
  return Math.min(
    definition(restA, restB) + (a.at(0) === b.at(0) ? 0 : 1),
    definition(restA, b) + 1,
    definition(a, restB) + 1,
    ...(swapped ? [definition(a.slice(2), b.slice(2)) + 1] : []),
  )
}

const shortText = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 })

describe('edit distance', () => {
  it.each([
    ['volver', 'volver', 0],
    ['volvr', 'volver', 1],
    ['volvver', 'volver', 1],
    ['vulver', 'volver', 1],
    ['vovler', 'volver', 1],
    ['ovlvre', 'volver', 2],
    ['', 'ab', 2],
    ['kitten', 'sitting', 3],
    ['kitten', 'kitchenette', 3],
  ])('%j and %j, looking no further than 2: %d', (a, b, distance) => {
    expect(editDistance(a, b, 2)).toBe(distance)
  })

  it('keeps to its definition up to the bound, and is one more beyond', () => {
    fc.assert(
      fc.property(shortText, shortText, fc.integer({ min: 0, max: 4 }), (a, b, most) => {
        expect(editDistance(a, b, most)).toBe(Math.min(definition(a, b), most + 1))
      }),
    )
  })

  it('is measured to the nearest beginning, too', () => {
    fc.assert(
      fc.property(shortText, shortText, fc.integer({ min: 0, max: 4 }), (typed, text, most) => {
        const beginnings = Array.from({ length: text.length + 1 }, (_, end) => text.slice(0, end))
        const nearest = Math.min(...beginnings.map(beginning => definition(typed, beginning)))
        expect(prefixDistance(typed, text, most)).toBe(Math.min(nearest, most + 1))
      }),
    )
  })
})
