import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerQuestion } from '../../src/answer/answer.ts'
import { readWordVectors } from '../../src/answer/english/word-vectors.ts'
import { createKnowledge } from '../../src/answer/knowledge.ts'
import { createReader, longestQuestion } from '../../src/answer/words.ts'
import { readCatalogFiles } from '../../src/catalog/files.ts'
import { loadCatalog } from '../../src/catalog/load.ts'

const longest = 6000

/** Counts what a question costs: the searches for words of like meaning, and the characters folded. */
const cost = { searches: 0, simplified: 0 }
const vectors = readWordVectors()
const knowledge = createKnowledge(
  loadCatalog(readCatalogFiles('data')),
  text => {
    cost.simplified += text.length
    return text
  },
  {
    ...vectors,
    nearest: (...search) => {
      cost.searches++
      return vectors.nearest(...search)
    },
  },
)

function costOf(question: string): typeof cost {
  Object.assign(cost, { searches: 0, simplified: 0 })
  answerQuestion(knowledge, question)
  return { ...cost }
}

const repeated = (text: string): string => text.repeat(longest).slice(0, longest)

/** Words that are all different, so that nothing remembered of one helps with the next. */
const differentWords = Array.from({ length: longest }, (_, at) => (46_656 + at * 7919).toString(36))
  .join(' ')
  .slice(0, longest)

const hanzi = String.fromCodePoint(...Array.from({ length: longest }, (_, at) => 0x4e00 + at))

describe('a long question', () => {
  it.each(['a ', '& ', 'hk ', 'gonna ', '字', 'who sings ', 'Happy Together ', 'fallne angles '])(
    'of %j is read up to so many words',
    text => {
      const { length } = createReader(same => same).read(repeated(text))
      expect(length).toBeGreaterThan(0)
      expect(length).toBeLessThanOrEqual(longestQuestion)
    },
  )

  it.each(['ﷺ', '㍿', '㌖ '])('of %s, each a whole phrase, is read up to as many such phrases', text => {
    // No character stands for more than 18 others: https://unicode.org/faq/normalization.html#12
    const { length } = createReader(same => same).read(repeated(text))
    expect(length).toBeLessThanOrEqual(18 * longestQuestion)
  })

  it('is not read beyond that', () => {
    const tail = fc.string({ unit: 'binary', minLength: 1, maxLength: longest - longestQuestion })
    fc.assert(
      fc.property(fc.constantFrom('who sings ', 'Perfidia ', '墮落天使 ', 'zyx '), tail, (text, more) => {
        const start = repeated(text).slice(0, longestQuestion)
        const { text: answer, remembered } = answerQuestion(knowledge, start)
        expect(answerQuestion(knowledge, start + more)).toMatchObject({ text: answer, remembered })
      }),
      { numRuns: 50 },
    )
  })

  it('of words that are all different searches for no more meanings than were read', () => {
    const { searches } = costOf(differentWords)
    expect(searches).toBeGreaterThan(10)
    expect(searches).toBeLessThanOrEqual(longestQuestion / 2)
  })

  it('in Chinese is brought into one script once, and only what is read of it', () => {
    expect(costOf(hanzi).simplified).toBe(longestQuestion)
  })

  it('is remembered no longer than it was read', () => {
    for (const question of [differentWords, hanzi, repeated('Perfidia Dreams ')]) {
      const { query, entities } = answerQuestion(knowledge, question).remembered
      expect(query.terms.length).toBeLessThanOrEqual(longestQuestion)
      expect(query.named.length).toBeLessThanOrEqual(longestQuestion)
      expect(entities.length).toBeLessThan(10)
    }
  })
})
