import { variantsIn } from './characters.ts'
import { fold } from './fold.ts'
import { createGramIndex } from './gram-index.ts'
import { indexNames, use } from './indexed-names.ts'
import { createMatches } from './matches.ts'
import { createSuggestions } from './suggestions.ts'
import { createWordStarts } from './word-starts.ts'

/** Something that can be found by name. */
export interface NameEntry {
  /** What a lookup gives; unique in the index. */
  readonly key: string
  readonly kind: string
  /** The name it is shown under first, then other titles, spellings and abbreviations. */
  readonly names: readonly string[]
  /** Longer forms it is also known by, as a whole only: its name with its year, a person's surname. */
  readonly labels?: readonly string[]
  /** What may stand beside its name and alone does not name it: its performer, its year. */
  readonly context?: readonly string[]
  /** Smaller comes first among equals; entries without one come last. */
  readonly rank?: number
}

export type NameMatch =
  | { readonly type: 'exact' | 'close'; readonly key: string }
  /** Two to five that fit equally well, the best first. */
  | { readonly type: 'ambiguous'; readonly keys: readonly string[] }
  /** At most three that come nearest. */
  | { readonly type: 'unknown'; readonly nearest: readonly string[] }

export interface NameIndex {
  /** What someone means by a name. Never throws, and reads only the beginning of a very long text. */
  resolve(kinds: readonly string[], typed: string): NameMatch
  /** What someone may be about to type, best first: by kind of match, then rank, then alphabet. */
  suggest(kinds: readonly string[], typed: string, limit?: number): readonly string[]
}

export interface NameIndexOptions {
  /** Names known in both Chinese scripts; their characters are taken for variants of each other. */
  readonly scripts?: Iterable<readonly [traditional: string, simplified: string]>
}

const mostAmbiguous = 5
const mostNearest = 3

/** An index of names, built once. Throws on two entries with one key. */
export function createNameIndex(entries: readonly NameEntry[], options: NameIndexOptions = {}): NameIndex {
  const keys = new Set<string>()
  for (const { key } of entries) {
    if (keys.has(key)) throw new Error(`Two entries have the key "${key}"`)
    keys.add(key)
  }
  const variants = variantsIn(options.scripts ?? [])
  const names = indexNames(entries, variants)
  const grams = createGramIndex(
    names.folds.map((folded, text) => (names.uses[text] === use.name ? folded : '')),
  )
  const matches = createMatches(names, grams)
  const suggestions = createSuggestions(names, createWordStarts(names.folds, names.compacts), grams)

  const kinds = [...new Set(entries.map(({ kind }) => kind))]
  const kindOf = Uint16Array.from(entries, ({ kind }) => kinds.indexOf(kind))
  const ofKind = (wanted: readonly string[]) => {
    const isWanted = Uint8Array.from(kinds, kind => (wanted.includes(kind) ? 1 : 0))
    return (entry: number) => isWanted[kindOf[entry] ?? 0] === 1
  }
  const keyOf = (entry: number) => names.entries[entry]?.key ?? ''
  const suggest = (kinds: readonly string[], folded: string, limit: number) =>
    suggestions(folded, ofKind(kinds), limit).map(keyOf)

  return Object.freeze<NameIndex>({
    resolve(kinds, typed) {
      const folded = fold(typed, variants)
      const { exact, entries: found } = matches(folded, ofKind(kinds))
      const [first, ...others] = found
      if (first === undefined) return { type: 'unknown', nearest: suggest(kinds, folded, mostNearest) }
      if (others.length === 0) return { type: exact ? 'exact' : 'close', key: keyOf(first) }
      return { type: 'ambiguous', keys: found.slice(0, mostAmbiguous).map(keyOf) }
    },
    suggest: (kinds, typed, limit = 25) => suggest(kinds, fold(typed, variants), limit),
  })
}
