import { Converter } from 'opencc-js/t2cn'
import type { Catalog } from '../catalog/catalog.ts'
import { type Answer, answerQuestion } from './answer.ts'
import { readWordVectors } from './english/word-vectors.ts'
import type { Remembered } from './follow-up.ts'
import { createKnowledge } from './knowledge.ts'
import { createModel } from './learned/model.ts'
import { readWeights } from './learned/weights-file.ts'

/** Answers a question; `before` is what was remembered of the one just asked in the same conversation. */
export type Answerer = (question: string, before?: Remembered) => Answer

/** Makes a catalog ready to be asked. Reads the word vectors and what was learned from disk and every line of the catalog once. */
export function createAnswerer(catalog: Catalog): Answerer {
  const vectors = readWordVectors()
  const model = createModel(readWeights(vectors.dimensions).weights, vectors)
  const knowledge = createKnowledge(catalog, Converter({ from: 't', to: 'cn' }), vectors, model)
  return (question, before) => answerQuestion(knowledge, question, before)
}
