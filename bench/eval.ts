/**
 * `npm run eval`: how well, how fast and at what cost questions are answered. Scores the sets in
 * `test/questions/` and prints the misses. With --held-out it scores the sets that are held out instead, and
 * tells no more of them than the score, unless --misses says that they have served their purpose.
 */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { createAnswerer } from '../src/answer/answerer.ts'
import { readCatalogFiles } from '../src/catalog/files.ts'
import { loadCatalog } from '../src/catalog/load.ts'
import { askTimed, rowOf } from '../src/cli/ask/row.ts'
import { readProcessConfig } from '../src/config.ts'
import { judge, type Question } from '../test/questions/judge.ts'
import { readQuestionFiles } from './questions/question-files.ts'
import { byKind, type Judged, missLine, scoresOf } from './questions/tally.ts'

const { values } = parseArgs({ options: { 'held-out': { type: 'boolean' }, misses: { type: 'boolean' } } })
const heldOut = values['held-out'] ?? false
const tellsMisses = !heldOut || (values.misses ?? false)

const answerer = createAnswerer(loadCatalog(readCatalogFiles(readProcessConfig().catalogDir)))
const elapsed = () => performance.now()
const answered = (question: Question): Judged => {
  const { answer, ms } = askTimed(answerer, question, elapsed)
  const row = rowOf(answer, ms)
  return { question, row, judgement: judge(question, row) }
}

const files = readQuestionFiles({ heldOut })
const firstPass = files.flatMap(({ questions }) => questions.map(answered))
const perFile = files.map(({ name, questions }) => ({ name, judged: questions.map(fastestOfThree) }))
const judged = perFile.flatMap(file => file.judged)

if (tellsMisses)
  for (const miss of judged.filter(({ judgement }) => judgement !== 'right')) console.log(missLine(miss))
console.table(byKind(judged))
console.table({
  ...Object.fromEntries(perFile.map(({ name, judged }) => [name, scoresOf(judged)])),
  together: scoresOf(judged),
})
console.table({ 'first pass': latency(firstPass), 'once warm': latency(judged) })
console.table(engineCost())

/** So that what else runs on the machine does not count as ours. */
function fastestOfThree(question: Question): Judged {
  const [first, second, third] = [answered(question), answered(question), answered(question)]
  return [second, third].reduce((best, one) => (one.row.ms < best.row.ms ? one : best), first)
}

/** Milliseconds a question. */
function latency(judged: readonly Judged[]): Record<string, number> {
  const taken = judged.map(({ row }) => row.ms).sort((a, b) => a - b)
  const at = (share: number) => taken[Math.floor(share * taken.length)] ?? 0
  return { 'p50 ms': at(0.5), 'p99 ms': at(0.99), 'most ms': taken.at(-1) ?? 0 }
}

/** What the engine costs over a process without it: the median of several processes. */
function engineCost(): Record<string, string> {
  const runs = Array.from({ length: 5 }, () => {
    const script = join(import.meta.dirname, 'engine-cost.ts')
    const line = execFileSync(process.execPath, ['--expose-gc', script], { encoding: 'utf8' })
    return z.record(z.string(), z.number()).parse(JSON.parse(line))
  })
  const figures = Object.keys(runs[0] ?? {})
  return Object.fromEntries(
    figures.map(name => {
      const sorted = runs.map(run => run[name] ?? 0).sort((a, b) => a - b)
      return [name, (sorted[runs.length >> 1] ?? 0).toFixed(1)]
    }),
  )
}
