import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNameIndex, type NameEntry } from '../../../src/catalog/names/name-index.ts'
import { anyText } from './any-text.ts'

const name = fc.oneof(
  fc.constantFrom('2046', '!!!', '花樣年華', 'The The', 'Quizás', 'A', '   ', 'e\u0301', 'love', 'Love'),
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
)
const catalog = fc
  .array(fc.record({ kind: fc.constantFrom('film', 'track'), names: fc.array(name, { minLength: 1 }) }), {
    maxLength: 30,
  })
  .map(entries => entries.map((entry, at): NameEntry => ({ key: String(at), ...entry })))
const typed = fc.oneof(name, anyText)

describe('an index of any names', () => {
  it('answers any text, within bounds, with keys of the kinds asked for', () => {
    fc.assert(
      fc.property(catalog, typed, (entries, text) => {
        const index = createNameIndex(entries)
        const films = new Set(entries.filter(({ kind }) => kind === 'film').map(({ key }) => key))
        const match = index.resolve(['film'], text)
        const keys = 'key' in match ? [match.key] : match.type === 'ambiguous' ? match.keys : match.nearest
        const suggested = index.suggest(['film'], text, 7)
        expect([...keys, ...suggested].filter(key => !films.has(key))).toEqual([])
        expect(new Set(suggested).size).toBe(suggested.length)
        expect(suggested.length).toBeLessThanOrEqual(7)
        if (match.type === 'ambiguous') expect(keys.length).toBeGreaterThanOrEqual(2)
        expect(keys.length).toBeLessThanOrEqual(match.type === 'unknown' ? 3 : 5)
      }),
    )
  })

  it('gives the same answer every time', () => {
    fc.assert(
      fc.property(catalog, typed, typed, (entries, text, between) => {
        const index = createNameIndex(entries)
        const before = [index.resolve(['film'], text), index.suggest(['film'], text)]
        index.resolve(['film', 'track'], between)
        index.suggest(['track'], between)
        expect([index.resolve(['film'], text), index.suggest(['film'], text)]).toEqual(before)
      }),
    )
  })
})

describe('an index', () => {
  const films = (...titles: string[]) =>
    titles.map((title, rank): NameEntry => ({ key: title, kind: 'film', names: [title], rank }))

  it('refuses two entries with one key', () => {
    expect(() => createNameIndex([...films('Eros'), ...films('Eros')])).toThrow('"Eros"')
  })

  it('offers all that bear one name, by rank', () => {
    const index = createNameIndex([
      { key: 'remake', kind: 'film', names: ['Eros'], rank: 2 },
      { key: 'original', kind: 'film', names: ['EROS'], rank: 1 },
    ])
    expect(index.resolve(['film'], 'eros')).toEqual({ type: 'ambiguous', keys: ['original', 'remake'] })
  })

  it('knows a name by its initials where no other shares them', () => {
    const index = createNameIndex(films('Ashes of Time', 'My Blueberry Nights', 'Made by Nobody'))
    expect(index.resolve(['film'], 'AOT')).toEqual({ type: 'exact', key: 'Ashes of Time' })
    expect(index.resolve(['film'], 'MBN').type).toBe('unknown')
  })

  it('prefers the literal name to the one without its article', () => {
    const index = createNameIndex(films('The Hand', 'Hand'))
    expect(index.resolve(['film'], 'the hand')).toEqual({ type: 'exact', key: 'The Hand' })
    expect(index.resolve(['film'], 'hand')).toEqual({ type: 'exact', key: 'Hand' })
  })

  it('keeps names of nothing but articles or signs', () => {
    const index = createNameIndex(films('The The', '!!!'))
    expect(index.resolve(['film'], 'the the')).toEqual({ type: 'exact', key: 'The The' })
    expect(index.resolve(['film'], '!!!')).toEqual({ type: 'exact', key: '!!!' })
    expect(index.resolve(['film'], '???').type).toBe('unknown')
  })

  it('of two names alike takes the more alike', () => {
    const index = createNameIndex(films('Autumn Garden', 'Autumn Gardener'))
    expect(index.resolve(['film'], 'autum gardener')).toEqual({ type: 'close', key: 'Autumn Gardener' })
  })

  it('learns from names in both scripts to read others', () => {
    const index = createNameIndex(films('花園'), { scripts: [['公園', '公园']] })
    expect(index.resolve(['film'], '花园')).toEqual({ type: 'exact', key: '花園' })
  })

  it('finds nothing where there is nothing', () => {
    const index = createNameIndex([])
    expect(index.resolve(['film'], 'eros')).toEqual({ type: 'unknown', nearest: [] })
    expect(index.suggest(['film'], '')).toEqual([])
  })
})
