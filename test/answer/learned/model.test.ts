import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readWordVectors } from '../../../src/answer/english/word-vectors.ts'
import type { Features } from '../../../src/answer/learned/features.ts'
import { createModel } from '../../../src/answer/learned/model.ts'
import { digestOf, phrasedLines } from '../../../src/answer/learned/phrasings.ts'
import { train } from '../../../src/answer/learned/train.ts'
import { readWeights, writeWeights } from '../../../src/answer/learned/weights-file.ts'
import { readCatalogFiles } from '../../../src/catalog/files.ts'
import { loadCatalog } from '../../../src/catalog/load.ts'
import { readPhrasings } from '../../../src/cli/learn/read-phrasings.ts'
import { seededRandom } from '../../../src/seeded-random.ts'

const vectors = readWordVectors()
const features = (text: string): Features => {
  const words = text.split(' ')
  return { pieces: new Map(words.map(word => [`w:${word}`, 1])), words }
}
const lines: readonly [target: string, text: string][] = [
  ['claim:who', 'who sings the waltz'],
  ['claim:who', 'which singer performs the waltz'],
  ['claim:who', 'the singer of the waltz'],
  ['claim:year', 'when did the film open'],
  ['claim:year', 'the year when the film opened'],
  ['claim:year', 'when was the film shown'],
]
const learned = () =>
  train(
    lines.map(([target, text]) => ({ target, features: features(text) })),
    vectors,
    seededRandom(1),
  )

describe('what is learned from ways to ask', () => {
  it('tells what a question asks that none of them is', () => {
    const model = createModel(learned(), vectors)
    const [who, year] = ['which singer of the film', 'when was it'].map(text =>
      model.likelihoods(features(text)),
    )
    expect(who?.get('claim:who')).toBeGreaterThan(0.3)
    expect(year?.get('claim:year')).toBeGreaterThan(0.3)
  })

  it('tells nothing of a question that shares nothing with them', () => {
    expect(createModel(learned(), vectors).likelihoods(features('香港')).size).toBe(0)
  })

  it('is the same each time', () => {
    expect(learned()).toEqual(learned())
  })

  it('is read from disk as it was written', () => {
    const folder = mkdtempSync(join(tmpdir(), 'yumeji-model-'))
    const weights = learned()
    writeWeights(weights, 'digest', folder)
    expect(readWeights(vectors.dimensions, folder)).toEqual({ weights, lines: 'digest' })
  })
})

describe('the model that comes with the project', () => {
  it('was learned from the lines in data/ as they are now: else npm run learn', () => {
    const data = join(import.meta.dirname, '../../../data')
    const catalog = loadCatalog(readCatalogFiles(data))
    const { lines } = readWeights(vectors.dimensions)
    expect(lines).toBe(digestOf(phrasedLines(catalog, readPhrasings(data))))
  })
})
