import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAnswerer } from '../../src/answer/answerer.ts'
import { rememberedSchema } from '../../src/answer/remembered.ts'
import { readCatalogFiles } from '../../src/catalog/files.ts'
import { loadCatalog } from '../../src/catalog/load.ts'

const answerer = createAnswerer(loadCatalog(readCatalogFiles('data')))

const longest = 6000

/** Halves of surrogate pairs, controls and unassigned characters too: whatever a JSON string can hold. */
const anyCharacters = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: longest })
  .map(units => units.map(unit => String.fromCharCode(unit)).join(''))

const anyUnicode = fc.string({ unit: 'binary', maxLength: longest / 2 })

/** What gets far into the stages: names and words of questions in any order, with anything between them. */
const nearlyQuestions = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          'who',
          'why',
          'which film',
          'and it',
          'how many',
          'compare',
          'what year',
          '?',
          '墮落天使',
          '邊個',
        ],
        ...[
          'Happy Together',
          'chungking',
          'Perfidia',
          'Faye Wong',
          '1997',
          'quien',
          'sings',
          'lyrics',
          'play',
        ],
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    ),
    { maxLength: 60 },
  )
  .map(parts => parts.join(' ').slice(0, longest))

const anyQuestion = fc.oneof(anyCharacters, anyUnicode, nearlyQuestions)

describe('whatever is asked', () => {
  it('is answered, with something to show and something to remember', () => {
    fc.assert(
      fc.property(anyQuestion, question => {
        const { verdict, text, remembered } = answerer(question)
        expect(['answered', 'silent', 'declined', 'choose']).toContain(verdict)
        expect(text.length).toBeGreaterThanOrEqual(1)
        expect(text.length).toBeLessThanOrEqual(400)
        expect(text.isWellFormed()).toBe(true)
        const stored: unknown = JSON.parse(JSON.stringify(remembered))
        expect(rememberedSchema.parse(stored)).toEqual(remembered)
      }),
      { numRuns: 300 },
    )
  })

  it('gets the same answer each time', () => {
    fc.assert(
      fc.property(anyQuestion, question => {
        expect(answerer(question)).toEqual(answerer(question))
      }),
      { numRuns: 100 },
    )
  })

  it('is answered after anything else, also where that was stored in between', () => {
    fc.assert(
      fc.property(anyQuestion, anyQuestion, (before, question) => {
        const { remembered } = answerer(before)
        const stored = rememberedSchema.parse(JSON.parse(JSON.stringify(remembered)))
        const { text } = answerer(question, stored)
        expect(text.length).toBeLessThanOrEqual(400)
        expect(text).toBe(answerer(question, remembered).text)
      }),
      { numRuns: 100 },
    )
  })
})
