import { describe, expect, it } from 'vitest'
import { charactersThatCount, judge, readQuestions } from '../questions/judge.ts'

const wanted = {
  any: [] as string[],
  all: [] as string[],
  none: [] as string[],
  answerable: true as boolean | null,
}
const answer = (text: string, answered = true) => ({ answered, answer: text })

describe('a question that can be answered', () => {
  it('is answered rightly by any one of the words it takes', () => {
    const question = { ...wanted, any: ['Chungking', '重慶森林'] }
    expect(judge(question, answer('It plays in Chungking Express.'))).toBe('right')
    expect(judge(question, answer('《重慶森林》'))).toBe('right')
    expect(judge(question, answer('It plays in Fallen Angels.'))).toBe('wrong')
  })

  it('is answered rightly only by all of the words it needs', () => {
    const question = { ...wanted, all: ['passion', 'repress'] }
    expect(judge(question, answer('Passion and repression'))).toBe('right')
    expect(judge(question, answer('Passion'))).toBe('wrong')
  })

  it('is answered wrongly by a word that must not be there', () => {
    const question = { ...wanted, any: ['Dennis Brown'], none: ['Mamas'] }
    expect(judge(question, answer('Dennis Brown or The Mamas & The Papas'))).toBe('wrong')
  })

  it('is refused where it is not answered, whatever the refusal says', () => {
    expect(judge({ ...wanted, any: ['Cugat'] }, answer('Not Cugat, I think.', false))).toBe('refused')
  })

  it('is answered whatever case, accents, quotes, dashes and spaces it is written with', () => {
    const question = { ...wanted, all: ["can't", 'quizas', 'a-b', 'two words'] }
    expect(judge(question, answer('CAN’T Quizás a–b two \n words'))).toBe('right')
  })

  it('is answered only by what the first characters say', () => {
    const long = 'x'.repeat(charactersThatCount - 2)
    expect(judge({ ...wanted, any: ['ab'] }, answer(`${long}ab`))).toBe('right')
    expect(judge({ ...wanted, any: ['abc'] }, answer(`${long}abc`))).toBe('wrong')
    expect(judge({ ...wanted, none: ['abc'] }, answer(`${long}abc`))).toBe('right')
  })
})

describe('a question that the article does not answer', () => {
  const question = { ...wanted, answerable: false, any: ['1994'] }

  it('is rightly refused', () => expect(judge(question, answer('It does not say.', false))).toBe('right'))

  it('is not to be answered, even with words it would take', () =>
    expect(judge(question, answer('1994'))).toBe('answered-unanswerable'))
})

describe('a question that may be refused', () => {
  const question = { ...wanted, answerable: null, any: ['Shirley Kwan'] }

  it('is as rightly refused as answered', () => {
    expect(judge(question, answer('The article does not say.', false))).toBe('right')
    expect(judge(question, answer('Beyond the article: Shirley Kwan.'))).toBe('right')
  })

  it('is answered wrongly by anything else', () =>
    expect(judge(question, answer('Faye Wong.'))).toBe('wrong'))
})

describe('a set of questions', () => {
  it('is one JSON object a line', () => {
    const line = JSON.stringify({
      id: 'd1',
      q: 'Who?',
      kind: 'performer',
      after: null,
      ...wanted,
      lang: 'en',
    })
    expect(readQuestions(`${line}\n\n${line}\n`).map(({ id }) => id)).toEqual(['d1', 'd1'])
  })

  it('does not load where a question lacks what it is judged by', () =>
    expect(() => readQuestions('{"id": "d1", "q": "Who?"}')).toThrow('answerable'))
})
