/**
 * How well and how fast names are found, in the catalog and in generated ones. Run with
 * `node --expose-gc bench/names.ts [size of a generated one…]`; but for times and memory the same numbers come every
 * time. "hit@1": the first of what comes back is right; "answered": it came back as the one answer.
 */
import { readCatalogFiles } from '../src/catalog/files.ts'
import { loadCatalog } from '../src/catalog/load.ts'
import { entityNames, scriptPairs } from '../src/catalog/names/entity-names.ts'
import { compact, fold } from '../src/catalog/names/fold.ts'
import { createNameIndex, type NameEntry, type NameIndex } from '../src/catalog/names/name-index.ts'
import { entityKinds } from '../src/catalog/schema.ts'
import { generatedEntries } from './generated-titles.ts'
import { type NameQuery, nameQueries, waysToType } from './name-queries.ts'
import { outOfCatalogNames } from './out-of-catalog-names.ts'
import { seededChoices } from './random.ts'

const seed = 2046
const queriesEach = 1000

interface Measured {
  names: number
  hits: Record<string, string>
  falseAnswers: string
  times: Record<string, string>
}

function measure(entries: readonly NameEntry[], scripts: [string, string][] = []): Measured {
  const memoryBefore = heap()
  const started = performance.now()
  const index = createNameIndex(entries, { scripts })
  const build = performance.now() - started
  const memory = heap() - memoryBefore
  const queries = nameQueries(entries, queriesEach, seededChoices(seed))
  const kinds = new Set(entries.map(({ kind }) => kind))
  const outside = Object.entries(outOfCatalogNames).flatMap(([kind, names]) =>
    names.map(typed => ({ kind: kinds.has(kind) ? kind : 'film', typed })),
  )
  const inside = new Set(entries.flatMap(({ names }) => names.map(name => compact(fold(name)))))
  const unknown = outside.filter(({ typed }) => !inside.has(compact(fold(typed))))
  const answered = unknown.filter(({ kind, typed }) => index.resolve([kind], typed).type !== 'unknown')
  return {
    names: entries.reduce((sum, entry) => sum + entry.names.length, 0),
    hits: Object.fromEntries(
      waysToType.map(how => [
        how,
        hits(
          index,
          queries.filter(query => query.how === how),
        ),
      ]),
    ),
    falseAnswers: percent(answered.length, unknown.length),
    times: {
      'build ms': build.toFixed(0),
      'heap MB': (memory / 2 ** 20).toFixed(0),
      'resolve p50/p99 ms': times(queries, ({ kind, typed }) => index.resolve([kind], typed)),
      'unknown p50/p99 ms': times(unknown, ({ typed }) => index.resolve(['film'], typed)),
      'suggest half typed p50/p99 ms': times(queries, ({ kind, typed }) =>
        index.suggest([kind], typed.slice(0, 1 + (typed.length >> 1))),
      ),
      'suggest mistyped p50/p99 ms': times(
        queries.filter(({ how }) => how === 'two typos'),
        ({ kind, typed }) => index.suggest([kind], typed),
      ),
      '6,000 characters p50/p99 ms': times(queries.slice(0, 100), ({ kind, typed }) =>
        index.resolve([kind], `${typed} `.repeat(6000).slice(0, 6000)),
      ),
    },
  }
}

function hits(index: NameIndex, queries: readonly NameQuery[]): string {
  let first = 0
  let answered = 0
  for (const { kind, typed, right } of queries) {
    const match = index.resolve([kind], typed)
    const isAnswer = 'key' in match
    const key = isAnswer ? match.key : match.type === 'ambiguous' ? match.keys[0] : match.nearest[0]
    if (key === undefined || !right.has(key)) continue
    first++
    if (isAnswer) answered++
  }
  return queries.length === 0
    ? '–'
    : `${percent(first, queries.length)} (${percent(answered, queries.length)})`
}

/** Each is run three times and its fastest counts, so that other processes on the machine do not. */
function times<T>(items: readonly T[], run: (item: T) => unknown): string {
  const taken = items.map(item => {
    const runs = [1, 2, 3].map(() => {
      const started = performance.now()
      run(item)
      return performance.now() - started
    })
    return Math.min(...runs)
  })
  taken.sort((a, b) => a - b)
  const at = (share: number) => (taken[Math.floor(share * taken.length)] ?? 0).toFixed(2)
  return `${at(0.5)} / ${at(0.99)}`
}

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)}`

function heap(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

const sizes = process.argv.slice(2).map(Number)
if (!sizes.every(size => Number.isInteger(size) && size > 0)) throw new RangeError('Sizes are whole numbers')

const catalog = loadCatalog(readCatalogFiles('data'))
const entities = entityKinds.flatMap(kind => catalog.entities(kind))
const measured: Record<string, Measured> = {
  catalog: measure(entityNames(entities), scriptPairs(entities)),
}
for (const size of sizes.length > 0 ? sizes : [1_000, 10_000, 100_000])
  measured[size.toLocaleString('en')] = measure(generatedEntries(size, seededChoices(seed)))

const rows = new Map<string, Record<string, string>>()
for (const [label, { names, hits: found, falseAnswers, times: taken }] of Object.entries(measured))
  for (const [row, value] of Object.entries({
    names: String(names),
    ...Object.fromEntries(Object.entries(found).map(([how, value]) => [`hit@1 (answered) %, ${how}`, value])),
    'false answers %': falseAnswers,
    ...taken,
  }))
    rows.set(row, { ...rows.get(row), [label]: value })
console.table(Object.fromEntries(rows))
