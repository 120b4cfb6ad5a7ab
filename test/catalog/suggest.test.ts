import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EntityKind, entityKinds } from '../../src/catalog/schema.ts'
import { choiceOf } from '../../src/catalog/suggest.ts'
import { anyText } from './names/any-text.ts'
import { catalog } from './names/real-catalog.ts'

const values = (...[kinds, typed]: Parameters<typeof catalog.suggest>) =>
  catalog.suggest(kinds, typed).map(({ value }) => value)

describe('suggestions before anything is typed', () => {
  it('begin with the six films by Wong Kar Wai', () => {
    const first = catalog
      .suggest('film', '')
      .slice(0, 6)
      .map(({ value }) => catalog.find('film', value)?.director)
    expect(first).toEqual(Array(6).fill('wong-kar-wai'))
  })

  it('begin with them where the kind is open, too', () => {
    expect(values(entityKinds, '').slice(0, 6)).toEqual(
      values('film', '')
        .slice(0, 6)
        .map(id => `film:${id}`),
    )
  })

  it('begin with what the article says most about', () => {
    expect(values('person', '')[0]).toBe('wong-kar-wai')
    expect(values('track', '').slice(0, 4)).toContain('yumejis-theme')
  })
})

describe('suggestions for the beginning of a name', () => {
  it.each([
    ['film', 'chunk', 'chungking-express'],
    ['film', 'CHUNGK', 'chungking-express'],
    ['film', '重', 'chungking-express'],
    ['film', '花样', 'in-the-mood-for-love'],
    ['film', 'itm', 'in-the-mood-for-love'],
    ['film', 'in the mo', 'in-the-mood-for-love'],
    ['film', 'inthemo', 'in-the-mood-for-love'],
    ['film', 'chunkgin ex', 'chungking-express'],
    ['film', 'wild days', 'days-of-being-wild'],
    ['film', '1994', 'chungking-express'],
    ['film', 'ce', 'chungking-express'],
    ['track', 'yum', 'yumejis-theme'],
    ['track', 'quizás q', 'quizas-quizas-quizas'],
    ['track', 'massive', 'karmacoma'],
    ['person', 'umeb', 'shigeru-umebayashi'],
    ['theme', 'nost', 'nostalgia-and-memory'],
  ] as const)('%s: %s → %s first', (kind, typed, first) => {
    expect(values(kind, typed)[0]).toBe(first)
  })

  it('tell kinds apart by their value where the kind is open', () => {
    expect(values(entityKinds, 'happy tog').slice(0, 2)).toEqual([
      'film:happy-together',
      'track:happy-together',
    ])
  })
})

describe('the order of suggestions', () => {
  it('puts a name that is meant before one that begins so, however much is said of the other', () => {
    expect(values('person', 'frank').slice(0, 2)).toEqual(['frank-zappa', 'frankie-chan'])
  })

  it('puts a name that begins so before those that hold the word', () => {
    expect(values('track', 'tang').slice(0, 3)).toEqual([
      'tango-apasionado',
      'prologue-tango-apasionado',
      'finale-tango-apasionado',
    ])
  })

  it('puts a name that holds the word before one whose performer does', () => {
    const found = values('track', 'nat king')
    expect(found[0]).toBe('nat-king-coles-spanish-ballads')
    expect(found.slice(1)).toContain('quizas-quizas-quizas')
  })

  it('is by how much is said of them among names that fit alike', () => {
    expect(values('person', 'wong').slice(0, 3)).toEqual(['wong-kar-wai', 'faye-wong', 'james-wong'])
  })
})

describe('a choice', () => {
  it('shows the year and the Chinese title of a film, and carries its id', () => {
    expect(catalog.suggest('film', 'chungking')[0]).toEqual({
      name: 'Chungking Express (1994) · 重慶森林',
      value: 'chungking-express',
    })
  })

  it('fits Discord however long the title, and still means the same', () => {
    const [film] = catalog.entities('film')
    if (film === undefined) expect.fail('the catalog has films')
    const { name, value } = choiceOf({ ...film, title: '𝔘'.repeat(90), id: 'u'.repeat(200) }, true)
    expect(name.length).toBeLessThanOrEqual(100)
    expect(name).toMatch(/…$/)
    expect(name.isWellFormed()).toBe(true)
    expect(value).toBe(name)
  })
})

/** Whether a text leads to the choice of this value: alone, or as one of several of that name. */
function identifies(kinds: readonly EntityKind[], typed: string, value: string): boolean {
  const found = catalog.resolve(kinds, typed)
  if (found.type === 'unknown') return false
  const entities = 'entity' in found ? [found.entity] : found.entities
  return entities.some(({ kind, id }) => value === (kinds.length > 1 ? `${kind}:${id}` : id))
}

describe('any text at all', () => {
  it('gives at most 25 different choices within 100 characters, whose name and value mean the same', () => {
    const kinds = fc.constantFrom(...entityKinds.map(kind => [kind]), entityKinds)
    const texts = fc.oneof(fc.string({ maxLength: 3 }), anyText)
    fc.assert(
      fc.property(kinds, texts, (kinds, typed) => {
        const choices = catalog.suggest(kinds, typed)
        expect(choices.length).toBeLessThanOrEqual(25)
        expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length)
        expect(choices.filter(({ name, value }) => name.length > 100 || value.length > 100)).toEqual([])
        for (const means of ['name', 'value'] as const) {
          const lost = choices.filter(choice => !identifies(kinds, choice[means], choice.value))
          expect(lost).toEqual([])
        }
      }),
    )
  })
})
