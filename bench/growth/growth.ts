import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { createAnswerer } from '../../src/answer/answerer.ts'
import { createNameIndex } from '../../src/catalog/names/name-index.ts'
import { createLocalTimetable } from '../../src/daily/local-timetable.ts'
import { median, round } from '../figures.ts'
import { generatedEntries } from '../names/generated-titles.ts'
import { nameQueries } from '../names/name-queries.ts'
import type { BenchQuestion } from '../question.ts'
import { readQuestionFiles } from '../questions/question-files.ts'
import { seededChoices } from '../random.ts'
import { chart, type Point } from './chart.ts'
import { grownCatalog } from './grown-catalog.ts'

interface Cost {
  /** What there is more of. */
  readonly what: string
  /** At so many times the size it has. */
  at(times: number): { readonly size: number; readonly ms: number }
}

const costs: Readonly<Record<string, Cost>> = {
  'one question': { what: 'claims', at: question },
  'one lookup of a name': { what: 'titles', at: times => lookup(1_000 * times) },
  'one look for who is due': { what: 'servers', at: times => dueScan(1_000 * times) },
}
const growth = [1, 10, 100]

export const growthQuestion: BenchQuestion = {
  name: 'growth',
  title: 'Growth',
  async measure({ quick, progress }) {
    const points: Point[] = []
    for (const [name, { what, at }] of Object.entries(costs))
      for (const times of quick ? growth.slice(0, 2) : growth) {
        progress(`${name}: ${times} times as many ${what}`)
        points.push({ name, what, times, ...at(times) })
      }
    if (!quick) writeFileSync(join(import.meta.dirname, '../../docs/growth.svg'), await chart(points))
    const table = Object.fromEntries(
      Object.keys(costs).map(name => {
        const own = points.filter(point => point.name === name)
        const first = own[0]
        return [
          name,
          Object.fromEntries(
            own.flatMap(({ times, size, what, ms }) => [
              [`× ${times} ms`, round(ms)],
              [`× ${times} is`, `${size.toLocaleString('en')} ${what}`],
              ...(first && times > 1 ? [[`× ${times} costs`, `${round(ms / first.ms)} times`]] : []),
            ]),
          ),
        ]
      }),
    )
    return { table, aims: [], notes: ['The median of what one costs, in a process that has done it before.'] }
  },
}

function question(times: number) {
  const catalog = grownCatalog(times)
  const answerer = createAnswerer(catalog)
  const questions = readQuestionFiles({ heldOut: false }).flatMap(file => file.questions)
  for (const { q } of questions.slice(0, 100)) answerer(q)
  const ms = median(questions.slice(100, 300).map(({ q }) => timed(() => answerer(q))))
  return { size: catalog.claims.length, ms }
}

function lookup(titles: number) {
  const entries = generatedEntries(titles, seededChoices(2046))
  const index = createNameIndex(entries)
  const queries = nameQueries(entries, 100, seededChoices(2046))
  const look = ({ typed }: { typed: string }) => index.resolve(['film'], typed)
  queries.forEach(look)
  return { size: titles, ms: median(queries.map(query => timed(() => look(query)))) }
}

function dueScan(servers: number) {
  const now = Temporal.Now.instant()
  let wake = () => {}
  const timetable = createLocalTimetable({
    now: () => now,
    after(_, run) {
      wake = run
      return () => {}
    },
    log: pino({ level: 'silent' }),
    visit: async () => undefined,
    parallel: 16,
  })
  for (let n = 0; n < servers; n++)
    void timetable.plan(String(n), {
      day: '2026-11-24',
      at: now.add({ minutes: 1 + (n % 1_440) }),
      memory: {},
    })
  for (let n = 0; n < 20; n++) wake()
  return { size: servers, ms: median(Array.from({ length: 50 }, () => timed(() => wake()))) }
}

function timed(run: () => unknown): number {
  const started = performance.now()
  run()
  return performance.now() - started
}
