import { describe, expect, it } from 'vitest'
import { type NameQuery, nameQueries } from '../../../bench/names/name-queries.ts'
import { outOfCatalogNames } from '../../../bench/names/out-of-catalog-names.ts'
import { seededChoices } from '../../../bench/random.ts'
import { entityNames, scriptPairs } from '../../../src/catalog/names/entity-names.ts'
import { compact, fold } from '../../../src/catalog/names/fold.ts'
import { createNameIndex } from '../../../src/catalog/names/name-index.ts'
import { entityKinds } from '../../../src/catalog/schema.ts'
import { catalog } from './real-catalog.ts'

const entities = entityKinds.flatMap(kind => catalog.entities(kind))
const entries = entityNames(entities)
const index = createNameIndex(entries, { scripts: scriptPairs(entities) })
const queries = nameQueries(entries, 400, seededChoices(1994))

/** Whether the right entry comes first, be it as the answer, a choice or a suggestion. */
function isHit({ kind, typed, right }: NameQuery): boolean {
  const match = index.resolve([kind], typed)
  const first = 'key' in match ? match.key : match.type === 'ambiguous' ? match.keys[0] : match.nearest[0]
  return first !== undefined && right.has(first)
}

describe('of the names in the catalog, mistyped at random', () => {
  it.each([
    ['exact', 1],
    ['plain', 1],
    ['one typo', 0.99],
    ['two typos', 0.97],
    ['one typo, Chinese', 0.97],
    ['no spaces', 0.99],
    ['reordered', 0.99],
  ])('typed as "%s", at least %d find the right one first', (how, least) => {
    const tried = queries.filter(query => query.how === how)
    expect(tried.length).toBeGreaterThan(50)
    expect(tried.filter(isHit).length / tried.length).toBeGreaterThanOrEqual(least)
  })
})

describe('of real names outside the catalog', () => {
  const inside = new Set(entries.flatMap(({ names }) => names.map(name => compact(fold(name)))))
  const outside = Object.entries(outOfCatalogNames).flatMap(([kind, names]) =>
    names.filter(typed => !inside.has(compact(fold(typed)))).map(typed => ({ kind, typed })),
  )

  it('at most one in twenty gets an answer', () => {
    const answered = outside.filter(({ kind, typed }) => index.resolve([kind], typed).type !== 'unknown')
    expect(outside.length).toBeGreaterThan(300)
    expect(answered.length / outside.length).toBeLessThanOrEqual(0.05)
  })

  it('none gets more than three suggestions', () => {
    for (const { kind, typed } of outside) {
      const match = index.resolve([kind], typed)
      if (match.type === 'unknown') expect(match.nearest.length).toBeLessThanOrEqual(3)
    }
  })
})
