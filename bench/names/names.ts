import { readCatalogFiles } from '../../src/catalog/files.ts'
import { loadCatalog } from '../../src/catalog/load.ts'
import { entityNames, scriptPairs } from '../../src/catalog/names/entity-names.ts'
import { compact, fold } from '../../src/catalog/names/fold.ts'
import type { NameEntry } from '../../src/catalog/names/name-index.ts'
import { entityKinds } from '../../src/catalog/schema.ts'
import { megabytes, memoryInUse, percent, percentile, round } from '../figures.ts'
import type { Aim, BenchQuestion } from '../question.ts'
import { type Random, seededChoices } from '../random.ts'
import { engines, type NameEngine } from './engines.ts'
import { generatedEntries } from './generated-titles.ts'
import { type NameQuery, nameQueries, prefixQueries } from './name-queries.ts'
import { outOfCatalogNames } from './out-of-catalog-names.ts'

const seed = 2046
/** Fewer say little. */
const enough = 100
const groups = ['exact', 'typo', 'reworded', 'prefix'] as const

/** What all engines are asked, of entries of one kind. */
interface Catalog {
  readonly label: string
  readonly entries: readonly NameEntry[]
  readonly scripts: readonly [string, string][]
  readonly queries: readonly NameQuery[]
  /** Names that no entry has. */
  readonly unknown: readonly string[]
}

/** How an engine did; what it took too long for it was not asked, so that shares are of what was. */
interface Score {
  readonly hits: Readonly<Record<string, { asked: number; first: number; five: number }>>
  readonly claimed: { readonly asked: number; readonly of: number }
  readonly lookupMs: readonly number[]
  readonly suggestMs: readonly number[]
  readonly buildMs: number
  readonly bytes: number
}

export const names: BenchQuestion = {
  name: 'names',
  title: 'Name lookup and autocomplete',
  async measure({ quick, progress }) {
    const budgetMs = quick ? 400 : 10_000
    const sizes = quick ? [1_000, 10_000] : [1_000, 10_000, 100_000]
    const catalogs = [realCatalog(), ...sizes.map(size => generatedCatalog(size))]
    const table: Record<string, Record<string, string | number>> = {}
    const aims: Aim[] = []
    for (const catalog of catalogs) {
      const scores = new Map<string, Score>()
      for (const engine of engines) {
        progress(`${catalog.label}: ${engine.name}`)
        const score = await scoreOf(engine, catalog, budgetMs)
        scores.set(engine.name, score)
        table[`${catalog.label}, ${engine.name}`] = rowOf(score)
      }
      aims.push(...aimsOf(catalog.label, scores))
    }
    return {
      table,
      aims,
      notes: [
        'hit: the right one is first / among the first five, in percent. Exact, mistyped and reworded names are looked up, beginnings of names completed.',
        'A beginning is right for every name that begins with it. Of names that are not in the catalog, the share that is taken for one that is; a peer takes all that it finds anything for.',
        `What an engine has no time for in ${budgetMs / 1000} s it is not asked, nor is one that was asked less than ${enough} names compared.`,
      ],
    }
  },
}

function realCatalog(): Catalog {
  const catalog = loadCatalog(readCatalogFiles('data'))
  const entities = entityKinds.flatMap(kind => catalog.entities(kind))
  // All kinds as one, as peers know no kinds.
  const entries = entityNames(entities).map(entry => ({ ...entry, kind: 'any' }))
  return catalogOf('our catalog', entries, scriptPairs(entities))
}

const generatedCatalog = (size: number): Catalog =>
  catalogOf(size.toLocaleString('en'), generatedEntries(size, seededChoices(seed)), [])

function catalogOf(label: string, entries: readonly NameEntry[], scripts: [string, string][]): Catalog {
  const random = seededChoices(seed)
  const known = new Set(entries.flatMap(({ names }) => names.map(name => compact(fold(name)))))
  const all = Object.values(outOfCatalogNames).flat()
  return {
    label,
    entries,
    scripts,
    queries: shuffled([...nameQueries(entries, 200, random), ...prefixQueries(entries, 400, random)], random),
    unknown: shuffled(
      all.filter(name => !known.has(compact(fold(name)))),
      random,
    ),
  }
}

async function scoreOf(engine: NameEngine, catalog: Catalog, budgetMs: number): Promise<Score> {
  const before = await memoryInUse()
  const started = performance.now()
  const built = await engine.build(catalog.entries, { scripts: catalog.scripts })
  const buildMs = performance.now() - started
  const bytes = (await memoryInUse()) - before

  const hits = Object.fromEntries(groups.map(group => [group, { asked: 0, first: 0, five: 0 }]))
  const lookupMs: number[] = []
  const suggestMs: number[] = []
  let end = performance.now() + budgetMs
  for (const { group, typed, right } of catalog.queries) {
    if (performance.now() > end) break
    const isPrefix = group === 'prefix'
    const { keys, ms } = await timed(() => (isPrefix ? built.suggest(typed) : built.find(typed)))
    const times = isPrefix ? suggestMs : lookupMs
    times.push(ms)
    const hit = hits[group]
    if (!hit) continue
    hit.asked++
    if (right.has(keys[0] ?? '')) hit.first++
    if (keys.slice(0, 5).some(key => right.has(key))) hit.five++
  }
  const claimed = { asked: 0, of: 0 }
  end = performance.now() + budgetMs
  for (const typed of catalog.unknown) {
    if (performance.now() > end) break
    claimed.asked++
    if (built.claims ? built.claims(typed) : (await built.find(typed)).length > 0) claimed.of++
  }
  return { hits, claimed, lookupMs, suggestMs, buildMs, bytes }
}

/** The faster of two runs, so that what else the machine does counts less. */
async function timed(run: () => readonly string[] | Promise<readonly string[]>) {
  const times: number[] = []
  let keys: readonly string[] = []
  for (let n = 0; n < 2; n++) {
    const started = performance.now()
    const found = run()
    // Awaiting what is there already would count as time of its own.
    keys = found instanceof Promise ? await found : found
    times.push(performance.now() - started)
  }
  return { keys, ms: Math.min(...times) }
}

function rowOf({ hits, claimed, lookupMs, suggestMs, buildMs, bytes }: Score) {
  const hit = (group: string) => {
    const { asked = 0, first = 0, five = 0 } = hits[group] ?? {}
    return `${percent(first, asked)} / ${percent(five, asked)}`
  }
  const times = (ms: readonly number[]) => `${round(percentile(ms, 0.5))} / ${round(percentile(ms, 0.99))}`
  return {
    ...Object.fromEntries(groups.map(group => [`${group} hit@1 / 5 %`, hit(group)])),
    'hit@1 %': percent(firstOf(hits), askedOf(hits)),
    'unknown taken %': percent(claimed.of, claimed.asked),
    'lookup p50 / p99 ms': times(lookupMs),
    'completion p50 / p99 ms': times(suggestMs),
    'build ms': Math.round(buildMs),
    'memory MB': megabytes(bytes),
    asked: askedOf(hits),
  }
}

const askedOf = (hits: Score['hits']): number =>
  Object.values(hits).reduce((sum, { asked }) => sum + asked, 0)
const firstOf = (hits: Score['hits']): number =>
  Object.values(hits).reduce((sum, { first }) => sum + first, 0)
const shareOf = ({ hits }: Score): number => firstOf(hits) / Math.max(1, askedOf(hits))

function aimsOf(label: string, scores: ReadonlyMap<string, Score>): Aim[] {
  const own = scores.get('Yumeji')
  if (!own) return []
  const [bestName, best] = [...scores]
    .filter(([name, { hits }]) => name !== 'Yumeji' && askedOf(hits) >= enough)
    .reduce((a, b) => (shareOf(b[1]) > shareOf(a[1]) ? b : a))
  const claimed = own.claimed.of / own.claimed.asked
  const p99 = percentile([...own.lookupMs, ...own.suggestMs], 0.99)
  const most = { '10,000': 2, '100,000': 5 }[label]
  const show = (share: number) => `${(100 * share).toFixed(1)} %`
  return [
    {
      aim: `${label}: best hit@1 of all`,
      found: `${show(shareOf(own))}, ${bestName} ${show(shareOf(best))}`,
      met: shareOf(own) >= shareOf(best),
    },
    { aim: `${label}: at most 5 % of unknown names taken`, found: show(claimed), met: claimed <= 0.05 },
    ...(most === undefined
      ? []
      : [{ aim: `${label}: p99 under ${most} ms`, found: `${round(p99)} ms`, met: p99 < most }]),
  ]
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const left = [...items]
  return items.flatMap(() => left.splice(random.below(left.length), 1))
}
