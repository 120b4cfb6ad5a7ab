import { prefixDistance } from './edit-distance.ts'
import { compact, wordsOf } from './fold.ts'
import type { GramIndex } from './gram-index.ts'
import { type IndexedNames, use } from './indexed-names.ts'
import { likeness, partsOf } from './likeness.ts'
import { typedForms } from './typed-forms.ts'
import { typosAllowed } from './typos.ts'
import type { WordStarts } from './word-starts.ts'

/** How a name fits what was typed so far, the best first. */
const fit = { exact: 0, beginning: 1, wordBeginning: 2, allWords: 3, alike: 4 } as const

/** Places looked at for one prefix; only a letter or two in a very large catalog has more. */
const mostStarts = 30_000
/** Names compared in full when nothing fits literally. With 30, at 10,000 titles one mistyped beginning in 60 is lost. */
const mostCompared = 80
/** Less alike than this, a name is no help: it shares a piece of a word. At 0.4 one in 300 with two typos is lost. */
const leastAlike = 0.2

/** Gives the entries that fit a folded text, best first: by kind of fit, then rank, then alphabet. */
export function createSuggestions(names: IndexedNames, starts: WordStarts, grams: GramIndex) {
  // Reused by every lookup, which leaves it as it was: a map of thousands costs more than all the rest.
  const fits = new Uint8Array(names.entries.length).fill(fit.alike)

  return (folded: string, wanted: (entry: number) => boolean, limit: number): number[] => {
    if (folded === '') return firstWanted(names.byOrder, wanted, limit)
    const offered: number[] = []
    const offer = (entry: number, as: number) => {
      const before = fits[entry] ?? fit.alike
      if (as >= before || !wanted(entry)) return
      if (before === fit.alike) offered.push(entry)
      fits[entry] = as
    }
    for (const form of typedForms(folded))
      for (const level of [...names.exact, names.initials])
        for (const entry of level.find(compact(form))) offer(entry, fit.exact)
    starts.visit(compact(folded), mostStarts, (text, isFirstWord) => {
      const isContext = names.uses[text] === use.context
      const as = isContext ? fit.allWords : isFirstWord ? fit.beginning : fit.wordBeginning
      offer(names.entryOf[text] ?? 0, as)
    })
    const words = wordsOf(folded)
    if (words.length > 1) offerAllWords(words, offer)

    const literal = smallest(
      offered,
      limit,
      entry => (fits[entry] ?? 0) * fits.length + (names.order[entry] ?? 0),
    )
    const isLeft = (entry: number) => wanted(entry) && fits[entry] === fit.alike
    const others = literal.length < limit ? alike(folded, isLeft, limit - literal.length) : []
    for (const entry of offered) fits[entry] = fit.alike
    return [...literal, ...others]
  }

  /** Offers the entries in which each typed word begins a word, of names or context. */
  function offerAllWords(words: readonly string[], offer: (entry: number, as: number) => void): void {
    const rarest = words.reduce((a, b) => (starts.count(b) < starts.count(a) ? b : a))
    starts.visit(rarest, mostStarts, text => {
      const entry = names.entryOf[text] ?? 0
      const from = names.firstText[entry] ?? 0
      const texts = names.folds.slice(from, names.firstText[entry + 1])
      const has = (word: string) => texts.some(it => it.startsWith(word) || it.includes(` ${word}`))
      if (words.every(has)) offer(entry, fit.allWords)
    })
  }

  function alike(folded: string, wanted: (entry: number) => boolean, limit: number): number[] {
    const typed = partsOf(folded)
    const most = typosAllowed(typed.compact, typed.compact)
    const scores = new Map<number, number>()
    const ofWanted = (text: number) => wanted(names.entryOf[text] ?? 0)
    for (const text of grams.candidates(folded, ofWanted, mostCompared)) {
      if (names.uses[text] !== use.name) continue
      const entry = names.entryOf[text] ?? 0
      const name = partsOf(names.folds[text] ?? '')
      const typos = prefixDistance(typed.compact, name.compact, most)
      const asBeginning = typos > most ? 0 : 0.9 * (1 - typos / typed.compact.length)
      const score = Math.max(
        asBeginning,
        likeness(typed, name, () => []),
      )
      if (score >= leastAlike && score > (scores.get(entry) ?? 0)) scores.set(entry, score)
    }
    return smallest([...scores.keys()], limit, entry => -(scores.get(entry) ?? 0))
  }
}

function firstWanted(entries: Iterable<number>, wanted: (entry: number) => boolean, limit: number): number[] {
  const first: number[] = []
  for (const entry of entries) {
    if (first.length >= limit) break
    if (wanted(entry)) first.push(entry)
  }
  return first
}

/** The `limit` items of the smallest score, in order; for few out of very many. */
function smallest(items: readonly number[], limit: number, score: (item: number) => number): number[] {
  const kept: { item: number; score: number }[] = []
  for (const item of items) {
    const own = score(item)
    const last = kept.at(-1)
    if (kept.length >= limit && last !== undefined && own >= last.score) continue
    let at = kept.length
    while (at > 0 && (kept[at - 1]?.score ?? 0) > own) at--
    kept.splice(at, 0, { item, score: own })
    if (kept.length > limit) kept.pop()
  }
  return kept.map(({ item }) => item)
}
