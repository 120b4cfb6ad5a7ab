/**
 * `npm run bench`: one table a question, with peers in the same run; the same in `bench/results/` and
 * docs/figures.md. `--quick` takes two minutes; names of questions run just those. Exits with 0 also where an aim is
 * missed: the tables say so.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { growthQuestion } from './growth/growth.ts'
import { machine, versions } from './machine.ts'
import { names } from './names/names.ts'
import { figuresPage } from './page.ts'
import { fanOut } from './processes/fan-out.ts'
import { httpLoad } from './processes/http-load.ts'
import { overhead } from './processes/overhead.ts'
import { startAndSize } from './processes/start-and-size.ts'
import type { BenchQuestion } from './question.ts'
import { questions as asked } from './questions/questions.ts'

const questions: readonly BenchQuestion[] = [
  names,
  asked,
  overhead,
  httpLoad,
  startAndSize,
  fanOut,
  growthQuestion,
]

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const unknown = positionals.filter(name => !questions.some(question => question.name === name))
if (unknown.length > 0)
  throw new RangeError(
    `There is no ${unknown.join(', ')}, only ${questions.map(({ name }) => name).join(', ')}`,
  )

const { quick } = values
for (const question of questions) {
  if (positionals.length > 0 && !positionals.includes(question.name)) continue
  const began = performance.now()
  const progress = (line: string) => process.stderr.write(`  ${line}\n`)
  console.log(`\n${question.title}`)
  const measured = await question.measure({ quick, progress })
  console.table(measured.table)
  for (const { aim, found, met } of measured.aims)
    console.log(`${met ? 'met   ' : 'MISSED'} ${aim}: ${found}`)
  for (const note of measured.notes ?? []) console.log(`  ${note}`)
  const file = join(import.meta.dirname, 'results', `${question.name}${quick ? '.quick' : ''}.json`)
  const result = {
    question: question.title,
    quick,
    when: Temporal.Now.instant().toString({ smallestUnit: 'second' }),
    seconds: Math.round((performance.now() - began) / 1000),
    machine: machine(),
    versions: versions(),
    ...measured,
  }
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`)
}
if (!quick) {
  const page = figuresPage(
    join(import.meta.dirname, 'results'),
    questions.map(({ name }) => name),
  )
  writeFileSync(join(import.meta.dirname, '../docs/figures.md'), page)
}
