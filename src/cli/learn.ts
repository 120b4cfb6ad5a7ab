import { join } from 'node:path'
import { Converter } from 'opencc-js/t2cn'
import { readWordVectors } from '../answer/english/word-vectors.ts'
import { createKnowledge } from '../answer/knowledge.ts'
import { featuresOf } from '../answer/learned/features.ts'
import { digestOf, phrasedLines, wordsOften } from '../answer/learned/phrasings.ts'
import { train } from '../answer/learned/train.ts'
import { traitsIn } from '../answer/learned/traits.ts'
import { writeWeights } from '../answer/learned/weights-file.ts'
import { createReader } from '../answer/words.ts'
import { readCatalogFiles } from '../catalog/files.ts'
import { loadCatalog } from '../catalog/load.ts'
import { seededRandom } from '../seeded-random.ts'
import { readPhrasings } from './learn/read-phrasings.ts'

/** `npm run learn`: learns from all lines in data/ how claims and gaps are asked for. */
const data = join(import.meta.dirname, '../../data')
const catalog = loadCatalog(readCatalogFiles(data))
const lines = phrasedLines(catalog, readPhrasings(data))
const vectors = readWordVectors()
const simplify = Converter({ from: 't', to: 'cn' })
const knows = wordsOften(lines, createReader(simplify))
const { link } = createKnowledge(catalog, simplify, vectors, { likelihoods: () => new Map(), knows })
const examples = lines.map(({ target, text }) => ({ target, features: featuresOf(link(text)) }))
const weights = train(examples, vectors, seededRandom(1), traitsIn(catalog))
writeWeights(weights, digestOf(lines))
console.log(
  `Learned from ${lines.length} lines for ${weights.targets.length} claims and gaps: ${weights.pieces.length} pieces, ${weights.entryColumns.length} weights.`,
)
