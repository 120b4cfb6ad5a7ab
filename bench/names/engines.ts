import UFuzzy from '@leeoniya/ufuzzy'
import { create, insertMultiple, search } from '@orama/orama'
import { Charset, Index } from 'flexsearch'
import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import { fold } from '../../src/catalog/names/fold.ts'
import { createNameIndex, type NameEntry, type NameIndexOptions } from '../../src/catalog/names/name-index.ts'

/** Something that finds entries of one kind by name. */
export interface NameEngine {
  readonly name: string
  build(entries: readonly NameEntry[], options: NameIndexOptions): Built | Promise<Built>
}

export interface Built {
  /** The keys of what a finished name may mean, the best first. */
  find(typed: string): Keys
  /** The keys of what somebody may be about to type, the best first. */
  suggest(typed: string): Keys
  /** Whether it takes this for one of its names, where it can tell that from a suggestion. */
  claims?(typed: string): boolean
}
type Keys = readonly string[] | Promise<readonly string[]>

/** Only so many are looked at. */
const shown = 5

const yumeji: NameEngine = {
  name: 'Yumeji',
  build(entries, options) {
    const index = createNameIndex(entries, options)
    const kinds = [...new Set(entries.map(({ kind }) => kind))]
    return {
      find(typed) {
        const match = index.resolve(kinds, typed)
        if ('key' in match) return [match.key]
        return match.type === 'ambiguous' ? match.keys : match.nearest
      },
      suggest: typed => index.suggest(kinds, typed, shown),
      claims: typed => index.resolve(kinds, typed).type !== 'unknown',
    }
  },
}

/**
 * Peers get names and queries as our fold leaves them, without accents and with Chinese characters set apart, which
 * most would not do themselves; each is set up as its documentation says for short texts with typos.
 */
interface NamedKey {
  readonly id: number
  readonly key: string
  readonly name: string
}

const namedKeys = (entries: readonly NameEntry[]): NamedKey[] =>
  entries
    .flatMap(({ key, names, labels = [] }) => [...names, ...labels].map(name => ({ key, name: fold(name) })))
    .map((named, id) => ({ ...named, id }))

/** The first few different keys. */
function firstKeys(keys: Iterable<string | undefined>): string[] {
  const first = new Set<string>()
  for (const key of keys) {
    if (first.size >= shown) break
    if (key !== undefined) first.add(key)
  }
  return [...first]
}
/** Several names of one entry may stand among the first. */
const asked = shown * 4

const fuse: NameEngine = {
  name: 'fuse.js',
  build(entries) {
    const index = new Fuse(namedKeys(entries), { keys: ['name'], threshold: 0.4, ignoreLocation: true })
    const find = (typed: string) =>
      firstKeys(index.search(fold(typed), { limit: asked }).map(({ item }) => item.key))
    return { find, suggest: find }
  },
}

const miniSearch: NameEngine = {
  name: 'minisearch',
  build(entries) {
    const index = new MiniSearch<NamedKey>({ fields: ['name'], storeFields: ['key'] })
    index.addAll(namedKeys(entries))
    const found = (typed: string, prefix: boolean) =>
      firstKeys(index.search(fold(typed), { prefix, fuzzy: 0.25 }).map(({ key }) => String(key)))
    return { find: typed => found(typed, false), suggest: typed => found(typed, true) }
  },
}

const uFuzzy: NameEngine = {
  name: 'uFuzzy',
  build(entries) {
    const names = namedKeys(entries)
    const haystack = names.map(({ name }) => name)
    const searcher = new UFuzzy({ intraMode: 1, unicode: true, interSplit: "[^\\p{L}\\d']+" })
    const outOfOrderTerms = 4
    const find = (typed: string) => {
      const [ids, info, order] = searcher.search(haystack, fold(typed), outOfOrderTerms)
      const best = info && order ? order.map(place => info.idx[place] ?? -1) : (ids ?? [])
      return firstKeys(best.map(id => names[id]?.key))
    }
    return { find, suggest: find }
  },
}

const flexSearch: NameEngine = {
  name: 'flexsearch',
  build(entries) {
    const names = namedKeys(entries)
    const index = new Index({ tokenize: 'forward', encoder: Charset.LatinBalance })
    for (const { id, name } of names) index.add(id, name)
    const find = (typed: string) =>
      firstKeys(index.search(fold(typed), { limit: asked, suggest: true }).map(id => names[Number(id)]?.key))
    return { find, suggest: find }
  },
}

const orama: NameEngine = {
  name: 'orama',
  async build(entries) {
    const index = create({ schema: { name: 'string', key: 'string' } as const })
    const documents = namedKeys(entries).map(({ id, ...document }) => ({ ...document, id: String(id) }))
    await insertMultiple(index, documents, 10_000)
    const found = async (term: string, tolerance: number) => {
      const { hits } = await search(index, {
        term: fold(term),
        properties: ['name'],
        tolerance,
        limit: asked,
      })
      return firstKeys(hits.map(({ document }) => document.key))
    }
    return { find: typed => found(typed, 1), suggest: typed => found(typed, 1) }
  },
}

export const engines: readonly NameEngine[] = [yumeji, fuse, miniSearch, uFuzzy, flexSearch, orama]
