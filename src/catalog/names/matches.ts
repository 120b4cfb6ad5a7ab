import { compact, wordsOf } from './fold.ts'
import type { GramIndex } from './gram-index.ts'
import { type IndexedNames, use } from './indexed-names.ts'
import { likeness, partsOf, sameName } from './likeness.ts'
import { typedForms } from './typed-forms.ts'

/** Names compared in full. With 40, one in 500 mistyped names at 10,000 titles is lost; 150 find no more. */
const mostCompared = 80
/** A name this much less alike than the best is no rival to it. Twice as much makes more typos ambiguous. */
const margin = 0.03

export interface Matches {
  readonly exact: boolean
  /** All that fit equally well, the most alike first, then by rank. */
  readonly entries: readonly number[]
}

/** Gives the entries a folded text names: all that bear it literally, else the most alike. */
export function createMatches(names: IndexedNames, grams: GramIndex) {
  const inOrder = (a: number, b: number) => (names.order[a] ?? 0) - (names.order[b] ?? 0)

  return (folded: string, wanted: (entry: number) => boolean): Matches => {
    if (folded === '') return { exact: false, entries: [] }
    const forms = typedForms(folded)
    for (const [reading, form] of forms.entries())
      for (const level of reading === 0 ? [...names.exact, names.initials] : names.exact) {
        const entries = level.find(compact(form)).filter(wanted).sort(inOrder)
        if (entries.length > 0) return { exact: true, entries }
      }
    for (const form of new Set([forms[0] ?? '', forms.at(-1) ?? ''])) {
      const entries = mostAlike(form, wanted)
      if (entries.length > 0) return { exact: false, entries }
    }
    return { exact: false, entries: [] }
  }

  function mostAlike(folded: string, wanted: (entry: number) => boolean): number[] {
    const typed = partsOf(folded)
    const scores = new Map<number, number>()
    let best = sameName
    const isName = (text: number) => names.uses[text] === use.name && wanted(names.entryOf[text] ?? 0)
    for (const text of grams.candidates(folded, isName, mostCompared)) {
      const entry = names.entryOf[text] ?? 0
      const score = likeness(typed, partsOf(names.folds[text] ?? ''), () => contextOf(entry))
      if (score < sameName || score <= Math.max(best - margin, scores.get(entry) ?? 0)) continue
      scores.set(entry, score)
      best = Math.max(best, score)
    }
    return [...scores]
      .filter(([, score]) => score > best - margin)
      .sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || inOrder(a, b))
      .map(([entry]) => entry)
  }

  function contextOf(entry: number): string[][] {
    const phrases: string[][] = []
    const to = names.firstText[entry + 1] ?? 0
    for (let text = names.firstText[entry] ?? 0; text < to; text++)
      if (names.uses[text] === use.context) phrases.push(wordsOf(names.folds[text] ?? ''))
    return phrases
  }
}
