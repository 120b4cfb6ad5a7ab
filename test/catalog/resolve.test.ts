import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { displayName } from '../../src/catalog/display-name.ts'
import { type EntityKind, entityKinds } from '../../src/catalog/schema.ts'
import { choiceName } from '../../src/catalog/suggest.ts'
import { anyText } from './names/any-text.ts'
import { answerTo, catalog } from './names/real-catalog.ts'

const everything = entityKinds.flatMap(kind => catalog.entities(kind).map(entity => ({ kind, entity })))

/** The ids an answer offers, however many. */
function offered(kind: EntityKind, typed: string): string[] {
  const found = catalog.resolve(kind, typed)
  if ('entity' in found) return [found.entity.id]
  return (found.type === 'unknown' ? [] : found.entities).map(({ id }) => id)
}

describe('a name that several bear', () => {
  it('is told apart by the kind asked for', () => {
    expect(answerTo('film', 'Happy Together')).toBe('exact happy-together')
    expect(catalog.resolve('film', 'Happy Together')).toMatchObject({ entity: { kind: 'film' } })
    expect(catalog.resolve('track', 'Happy Together')).toMatchObject({ entity: { kind: 'track' } })
  })

  it('is a choice where the kind is open', () => {
    const both = 'ambiguous film:happy-together track:happy-together'
    expect(answerTo(entityKinds, 'Happy Together')).toBe(both)
    expect(answerTo(['film', 'track'], 'happy together')).toBe(both)
    expect(answerTo(entityKinds, 'happy-together')).toBe(both)
  })

  it('is settled by a reference', () => {
    expect(catalog.resolve(entityKinds, 'track:happy-together')).toMatchObject({
      type: 'exact',
      entity: { kind: 'track', id: 'happy-together' },
    })
  })

  it('is a choice among people of one surname, the one spoken of most first', () => {
    expect(answerTo('person', 'Wong')).toBe(
      'ambiguous person:wong-kar-wai person:faye-wong person:james-wong',
    )
    expect(answerTo('person', 'Cheung')).toBe('ambiguous person:leslie-cheung person:maggie-cheung')
  })
})

describe('every entity', () => {
  it.each(everything.map(({ kind, entity }) => [kind, entity.id, entity] as const))(
    'the %s %s is found by its id, its reference, each name it is shown under, and each other name',
    (kind, id, entity) => {
      expect(answerTo(kind, id)).toBe(`exact ${id}`)
      expect(answerTo(entityKinds, `${kind}:${id}`)).toBe(`exact ${id}`)
      for (const shown of [displayName(entity), choiceName(entity)])
        expect(answerTo(kind, shown)).toBe(`exact ${id}`)
      for (const alias of entity.aliases) {
        expect(catalog.resolve(kind, alias).type).toMatch(/^(exact|ambiguous)$/)
        expect(offered(kind, alias)).toContain(id)
      }
    },
  )
})

describe('a name that is not in the catalog', () => {
  it('stays unknown, with the nearest three at most', () => {
    const found = catalog.resolve('track', 'umebayashi theme')
    if (found.type !== 'unknown') expect.fail('it should be unknown')
    expect(found.nearest.map(({ id }) => id)).toContain('yumejis-theme')
    expect(found.nearest.length).toBeLessThanOrEqual(3)
  })

  it('has no nearest where nothing is near', () => {
    expect(catalog.resolve('film', 'zzzzz')).toEqual({ type: 'unknown', nearest: [] })
  })

  it.each(['', '   ', '\u200b', '…'])('is unknown when nothing was typed: %j', typed => {
    expect(answerTo('film', typed)).toBe('unknown')
  })
})

describe('any text at all', () => {
  const texts = fc.oneof(
    anyText,
    fc.constantFrom(...everything.map(({ entity }) => displayName(entity))).map(name => name.slice(1)),
    fc.string(),
  )

  it('resolves without throwing, to entities of the kind, in bounded numbers', () => {
    fc.assert(
      fc.property(fc.constantFrom(...entityKinds), texts, (kind, typed) => {
        const found = catalog.resolve(kind, typed)
        const entities =
          'entity' in found ? [found.entity] : found.type === 'unknown' ? found.nearest : found.entities
        expect(entities.every(entity => entity.kind === kind)).toBe(true)
        expect(entities.length).toBeLessThanOrEqual(found.type === 'unknown' ? 3 : 5)
      }),
    )
  })
})
