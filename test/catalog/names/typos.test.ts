import { describe, expect, it } from 'vitest'
import type { EntityKind } from '../../../src/catalog/schema.ts'
import { answerTo } from './real-catalog.ts'

type Table = readonly (readonly [kind: EntityKind, typed: string, id: string])[]

const mistakes: Readonly<Record<string, Table>> = {
  'one letter wrong': [
    ['film', 'chungking expres', 'chungking-express'],
    ['film', 'chungkimg express', 'chungking-express'],
    ['film', 'hapy together', 'happy-together'],
    ['film', 'Lady Brid', 'lady-bird'],
    ['track', 'yumejis teme', 'yumejis-theme'],
    ['track', 'perfidias', 'perfidia'],
    ['person', 'almodavar', 'pedro-almodovar'],
    ['person', 'wong kar wao', 'wong-kar-wai'],
    ['theme', 'nostlgia', 'nostalgia-and-memory'],
  ],
  'two letters wrong in a long name': [
    ['film', 'chunking expres', 'chungking-express'],
    ['film', 'chnugking exprss', 'chungking-express'],
    ['film', 'fallne angles', 'fallen-angels'],
    ['film', 'toto sobre mi padre', 'all-about-my-mother'],
    ['track', 'californa dremin', 'california-dreamin'],
    ['person', 'shigero umebayashe', 'shigeru-umebayashi'],
  ],
  'one character wrong': [
    ['film', '重慶森淋', 'chungking-express'],
    ['film', '春光乍泻', 'happy-together'],
    ['film', '花样年花', 'in-the-mood-for-love'],
  ],
  'its words in another order': [
    ['film', 'express chungking', 'chungking-express'],
    ['film', 'days of wild being', 'days-of-being-wild'],
    ['film', 'love in the mood for', 'in-the-mood-for-love'],
    ['person', 'doyle chris', 'chris-doyle'],
  ],
  'a word too few': [
    ['track', 'perhaps perhaps', 'quizas-quizas-quizas'],
    ['person', 'king cole', 'nat-king-cole'],
  ],
  'its director or performer beside it': [
    ['film', 'Chungking Express by Wong Kar Wai', 'chungking-express'],
    ['film', 'Wong Kar Wai Happy Together', 'happy-together'],
    ['track', 'quizas quizas quizas nat king cole', 'quizas-quizas-quizas'],
    ['track', 'the turtles happy together', 'happy-together'],
  ],
}

describe.each(Object.entries(mistakes))('a name typed with %s is close to that name', (_, table) => {
  it.each(table)('%s: %s → %s', (kind, typed, id) => {
    expect(answerTo(kind, typed)).toBe(`close ${id}`)
  })
})

describe('a name is not taken for one that merely looks like it', () => {
  it.each([
    ['film', '2047'],
    ['film', '2048'],
    ['film', '204'],
    ['track', '2047 Main Theme'],
    ['film', 'Talk to Me'],
    ['film', 'City of Angels'],
    ['film', 'Happy Feet'],
    ['film', 'Midnight Express'],
    ['film', '甜蜜蜜'],
    ['film', '森林'],
    ['track', 'Moon River'],
    ['track', 'Autumn Leaves'],
    ['track', 'Sweet Dreams'],
    ['track', 'umebayashi theme'],
    ['person', 'Tony Bennett'],
    ['person', 'Damien Rice'],
    ['person', 'Leslie Nielsen'],
    ['person', '王家'],
    ['person', 'Frank Sinatra'],
  ] as const)('%s: %s', (kind, typed) => {
    expect(answerTo(kind, typed)).toBe('unknown')
  })
})
