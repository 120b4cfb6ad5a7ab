import { compact, fold } from '../../src/catalog/names/fold.ts'
import type { NameEntry } from '../../src/catalog/names/name-index.ts'
import type { Random } from '../random.ts'

export interface NameQuery {
  how: string
  group: Group
  typed: string
  kind: string
  /** The keys that are right. */
  right: ReadonlySet<string>
}

/** What a way of typing is an example of. */
export type Group = 'exact' | 'typo' | 'reworded' | 'prefix'

const latin = /^[\p{Script=Latin}\p{M}\p{N}\p{P}\p{Zs}]+$/u
const letters = 'abcdefghijklmnopqrstuvwxyz'

/** Ways to type a name; each gives undefined for a name it does not suit. */
const ways: Readonly<Record<string, (name: string, random: Random) => string | undefined>> = {
  exact: name => name,
  plain: name => fold(name),
  'one typo': (name, random) => (lettersIn(name) >= 4 && latin.test(name) ? typo(name, random) : undefined),
  'two typos': (name, random) =>
    lettersIn(name) >= 8 && latin.test(name) ? typo(typo(name, random), random) : undefined,
  'one typo, Chinese': (name, random) =>
    lettersIn(name) >= 4 && /^\p{Script=Han}+$/u.test(name) ? wrongCharacter(name, random) : undefined,
  'no spaces': name => (name.includes(' ') ? name.replaceAll(' ', '') : undefined),
  reordered: name => {
    const [first, ...rest] = name.split(' ')
    return rest.length > 0 ? [...rest, first].join(' ') : undefined
  },
  'word too many': (name, random) => `${name} ${random.pick(['song', 'film', 'soundtrack', 'ost'])}`,
  'word missing': (name, random) => {
    const words = name.split(' ')
    return words.length >= 4 ? words.toSpliced(random.below(words.length), 1).join(' ') : undefined
  },
}
const groupOf = (how: string): Group =>
  how.includes('typo') ? 'typo' : how === 'exact' || how === 'plain' ? 'exact' : 'reworded'

/** About `count` queries for each way of typing, over names drawn at random. */
export function nameQueries(entries: readonly NameEntry[], count: number, random: Random): NameQuery[] {
  const bearers = new Map<string, Set<string>>()
  for (const { key, kind, names } of entries)
    for (const name of names) {
      const folded = `${kind} ${fold(name)}`
      bearers.set(folded, (bearers.get(folded) ?? new Set()).add(key))
    }
  return Object.entries(ways).flatMap(([how, way]) =>
    Array.from({ length: count * 3 }, () => {
      const { kind, names } = random.pick(entries)
      const name = random.pick(names)
      const typed = way(name, random)
      const right = bearers.get(`${kind} ${fold(name)}`)
      // What happens to be another's name as it stands, nobody could tell.
      const named = typed === undefined ? undefined : bearers.get(`${kind} ${fold(typed)}`)
      return typed !== undefined && right !== undefined && (named === undefined || named === right)
        ? [{ how, group: groupOf(how), typed, kind, right }]
        : []
    })
      .flat()
      .slice(0, count),
  )
}

/** Beginnings of names drawn at random, half as long or more; right is every entry of which a name begins so. */
export function prefixQueries(entries: readonly NameEntry[], count: number, random: Random): NameQuery[] {
  const beginnings = entries.flatMap(({ key, kind, names }) =>
    names.map(name => ({ key, kind, folded: compact(fold(name)) })),
  )
  return Array.from({ length: count }, () => {
    const { kind, names } = random.pick(entries)
    const name = random.pick(names)
    const shortest = Math.max(1, name.length >> 1)
    const typed = name.slice(0, shortest + random.below(1 + name.length - shortest))
    const folded = compact(fold(typed))
    const right = beginnings.filter(one => one.kind === kind && one.folded.startsWith(folded))
    return { how: 'prefix', group: 'prefix', typed, kind, right: new Set(right.map(({ key }) => key)) }
  })
}

function typo(name: string, random: Random): string {
  const places = Array.from(name.matchAll(/\p{L}/gu), match => match.index)
  const at = random.pick(places)
  const [before, letter, after] = [name.slice(0, at), name.slice(at, at + 1), name.slice(at + 1)]
  const kind = random.below(5)
  if (kind === 0) return before + after
  if (kind === 1) return before + letter + random.pick(Array.from(letters)) + after
  if (kind === 2) return before + letter + letter + after
  if (kind === 3 && /^\p{L}/u.test(after)) return before + after.slice(0, 1) + letter + after.slice(1)
  return before + random.pick(Array.from(letters)) + after
}

function wrongCharacter(name: string, random: Random): string {
  const all = Array.from(name)
  return all.with(random.below(all.length), random.pick(Array.from('今他們這來時會可以好'))).join('')
}

const lettersIn = (name: string): number => name.match(/\p{L}/gu)?.length ?? 0
