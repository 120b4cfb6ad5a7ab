import { Converter } from 'opencc-js/t2cn'
import type { Catalog } from '../catalog/catalog.ts'
import { type Answer, answerQuestion } from './answer.ts'
import { readWordVectors } from './english/word-vectors.ts'
import type { Remembered } from './follow-up.ts'
import { createKnowledge } from './knowledge.ts'

/** Answers a question; `before` is what was remembered of the one just asked in the same conversation. */
export type Answerer = (question: string, before?: Remembered) => Answer

/** Makes a catalog ready to be asked. Reads the word vectors from disk and every line of the catalog once. */
export function createAnswerer(catalog: Catalog): Answerer {
  const knowledge = createKnowledge(catalog, Converter({ from: 't', to: 'cn' }), readWordVectors())
  return (question, before) => answerQuestion(knowledge, question, before)
}
