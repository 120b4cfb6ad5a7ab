import { once } from 'node:events'
import { performance } from 'node:perf_hooks'
import { createInterface } from 'node:readline'
import { createAnswerer } from '../answer/answerer.ts'
import { readCatalogFiles } from '../catalog/files.ts'
import { loadCatalog } from '../catalog/load.ts'
import { readProcessConfig } from '../config.ts'
import { explainStartupError } from '../ops/startup-error.ts'
import { type AskArguments, parseArguments, UsageError } from './ask/arguments.ts'
import { answerLines } from './ask/batch.ts'
import { explanation } from './ask/explanation.ts'
import { askTimed, rowOf } from './ask/row.ts'
import { forReader } from './ask/text.ts'

/** `npm run ask`: questions from the terminal. Prints nothing but the answers on standard output. */
async function ask({ mode, question, after }: AskArguments): Promise<void> {
  const catalog = loadCatalog(readCatalogFiles(readProcessConfig().catalogDir))
  const answerer = createAnswerer(catalog)
  const elapsed = () => performance.now()
  if (mode === 'batch') {
    const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })
    for await (const row of answerLines(lines, answerer, elapsed)) await print(JSON.stringify(row))
    return
  }
  const { answer, ms } = askTimed(answerer, { q: question, after }, elapsed)
  if (mode === 'json') await print(JSON.stringify(rowOf(answer, ms)))
  else if (mode === 'explain') await print(explanation(answer, ms))
  else await print(forReader(answer, catalog))
}

/** Waits where the reader is slower than we are, so that a long batch does not pile up in memory. */
async function print(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain')
}

// Whoever reads may have read enough, as `head` does.
process.stdout.on('error', error => process.exit('code' in error && error.code === 'EPIPE' ? 0 : 1))

try {
  await ask(parseArguments(process.argv.slice(2)))
} catch (error) {
  const usage = error instanceof UsageError
  console.error(usage ? error.message : explainStartupError(error))
  process.exitCode = usage ? 2 : 1
}
