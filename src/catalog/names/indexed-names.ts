import type { CharacterVariants } from './characters.ts'
import { createExactNames, type ExactNames } from './exact-names.ts'
import { withoutArticles } from './fillers.ts'
import { compact, fold, wordsOf } from './fold.ts'
import { initialsOf } from './initials.ts'
import type { NameEntry } from './name-index.ts'

/** The names of all entries, folded; entries and texts are known by their position. */
export interface IndexedNames {
  readonly entries: readonly NameEntry[]
  /** Entry → its place by rank, then alphabet; and back. */
  readonly order: Uint32Array
  readonly byOrder: Uint32Array
  /** Text → what it says. The texts of one entry stand together, from `firstText` of it to that of the next. */
  readonly folds: readonly string[]
  readonly compacts: readonly string[]
  readonly entryOf: Uint32Array
  readonly uses: Uint8Array
  readonly firstText: Uint32Array
  /** Where a name is looked up as it stands, the most literal reading first. */
  readonly exact: readonly ExactNames[]
  readonly initials: ExactNames
}

/** What a text is good for. */
export const use = { name: 0, abbreviation: 1, context: 2 } as const

/** Up to this length a name is only ever found as it is: everything is one typo away from it. */
const longestAbbreviation = 3

export function indexNames(entries: readonly NameEntry[], variants: CharacterVariants): IndexedNames {
  const folds: string[] = []
  const compacts: string[] = []
  const entryOf: number[] = []
  const uses: number[] = []
  const firstText = new Uint32Array(entries.length + 1)
  const displayed: string[] = []
  const given = createExactNames()
  const withoutThe = createExactNames()
  const abbreviated = createExactNames()

  for (const [entry, { names, labels = [], context = [] }] of entries.entries()) {
    const add = (folded: string, as: number) => {
      if (folded === '') return
      folds.push(folded)
      compacts.push(compact(folded))
      entryOf.push(entry)
      uses.push(as)
    }
    const folded = [...new Set(names.map(name => fold(name, variants)))].filter(name => name !== '')
    const initials = new Set(folded.map(name => initialsOf(wordsOf(name))))
    for (const name of folded) {
      const letters = compact(name)
      const abbreviates =
        letters.length <= longestAbbreviation || /^\d+$/.test(letters) || initials.has(letters)
      add(name, abbreviates ? use.abbreviation : use.name)
      given.add(letters, entry)
      withoutThe.add(withoutArticles(wordsOf(name)).join(''), entry)
    }
    for (const label of labels) {
      const letters = compact(fold(label, variants))
      if (letters !== '') given.add(letters, entry)
    }
    for (const text of context) add(fold(text, variants), use.context)
    displayed.push(folded[0] ?? '')
    firstText[entry + 1] = folds.length
  }
  addInitials(entries, displayed, given, abbreviated)

  const byOrder = Uint32Array.from(entries.keys()).sort((a, b) => {
    const [rankA, rankB] = [entries[a]?.rank ?? Number.MAX_VALUE, entries[b]?.rank ?? Number.MAX_VALUE]
    const [nameA, nameB] = [displayed[a] ?? '', displayed[b] ?? '']
    return rankA - rankB || (nameA < nameB ? -1 : nameA > nameB ? 1 : a - b)
  })
  const order = new Uint32Array(entries.length)
  for (const [place, entry] of byOrder.entries()) order[entry] = place

  return {
    entries,
    order,
    byOrder,
    folds,
    compacts,
    entryOf: Uint32Array.from(entryOf),
    uses: Uint8Array.from(uses),
    firstText,
    exact: [given, withoutThe],
    initials: abbreviated,
  }
}

/** Initials count where no other entry of the kind has the same, nor bears them as a name. */
function addInitials(
  entries: readonly NameEntry[],
  displayed: readonly string[],
  given: ExactNames,
  abbreviated: ExactNames,
): void {
  const bearers = new Map<string, { initials: string; entry: number; isOnly: boolean }>()
  for (const [entry, name] of displayed.entries()) {
    const initials = initialsOf(wordsOf(name))
    if (initials === undefined) continue
    const ofKind = `${entries[entry]?.kind} ${initials}`
    const first = bearers.get(ofKind)
    if (first === undefined) bearers.set(ofKind, { initials, entry, isOnly: true })
    else first.isOnly = false
  }
  for (const { initials, entry, isOnly } of bearers.values()) {
    const isTaken = given.find(initials).some(rival => entries[rival]?.kind === entries[entry]?.kind)
    if (isOnly && !isTaken) abbreviated.add(initials, entry)
  }
}
