import { describe, expect, it } from 'vitest'
import { CatalogError, type CatalogFile, loadCatalog } from '../../src/catalog/load.ts'

const article = {
  title: 'An Article',
  byline: 'someone',
  publisher: 'A Magazine',
  published: '2025-03-12',
  url: 'https://example.org/article',
  sections: [{ id: '3.1', heading: 'Film' }],
  furtherReading: [],
}
const film = {
  id: 'a-film',
  title: 'A Film',
  summary: 'About a film.',
  sections: ['3.1'],
  year: 2000,
  director: 'someone',
  colour: '#aa0000',
}
const person = {
  id: 'someone',
  name: 'Someone',
  summary: 'A person.',
  roles: ['director'],
  sections: ['3.1'],
}

const file = (path: string, json: unknown): CatalogFile => ({ path, text: JSON.stringify(json) })

function problemsOf(files: CatalogFile[]) {
  try {
    loadCatalog(files)
  } catch (error) {
    if (error instanceof CatalogError) return error.problems
    throw error
  }
  return []
}

describe('loading the catalog', () => {
  it('gathers entries from all files, however they are spread', () => {
    const catalog = loadCatalog([
      file('article.json', article),
      file('films/a-film.json', { films: [film] }),
      file('people.json', { people: [person] }),
    ])
    expect(catalog.find('film', 'a-film')?.title).toBe('A Film')
    expect(catalog.findRef('person:someone')).toMatchObject({ kind: 'person', name: 'Someone' })
    expect(catalog.findRef('film:someone')).toBeUndefined()
  })

  it('is frozen all the way down', () => {
    const catalog = loadCatalog([
      file('article.json', article),
      file('all.json', { films: [film], people: [person] }),
    ])
    expect(() => catalog.find('film', 'a-film')?.aliases.push('x')).toThrow(TypeError)
  })

  it('reports every problem at once, each with file, entry and field', () => {
    const problems = problemsOf([
      file('article.json', { ...article, published: 'last spring' }),
      file('films.json', { films: [film, { ...film, id: 'Bad Id', year: 'soon', color: 'red' }] }),
      { path: 'people.json', text: '{ "people": [' },
    ])
    expect(problems).toContainEqual(expect.objectContaining({ file: 'article.json', field: 'published' }))
    expect(problems).toContainEqual(
      expect.objectContaining({ file: 'films.json', entry: 'films Bad Id', field: 'id' }),
    )
    expect(problems).toContainEqual(
      expect.objectContaining({ file: 'films.json', entry: 'films Bad Id', field: 'year' }),
    )
    expect(problems).toContainEqual(
      expect.objectContaining({ entry: 'films Bad Id', message: expect.stringContaining('color') }),
    )
    expect(problems).toContainEqual(
      expect.objectContaining({ file: 'people.json', message: expect.stringContaining('is not JSON') }),
    )
  })

  it('reports broken references beside other problems, but none to what stands in a file with problems', () => {
    const problems = problemsOf([
      file('article.json', article),
      file('films.json', { films: [{ ...film, year: 'soon' }] }),
      file('people.json', { people: [person] }),
      file('tracks.json', {
        tracks: [
          { id: 'song', title: 'Song', summary: 'A song.', sections: ['3.1'], films: ['a-film', 'no-film'] },
        ],
      }),
    ])
    expect(problems.map(({ entry, field, message }) => `${entry} ${field} ${message}`)).toEqual([
      'films a-film year must be a number',
      'tracks song films there is no "no-film" among the films',
    ])
  })

  it('says it in words for people who edit data', () => {
    const problems = problemsOf([
      file('article.json', article),
      file('a.json', {
        people: [{ ...person, name: undefined, nickname: 'x' }],
        claims: [
          { id: 'c', relation: 'sings', about: ['someone'], short: 'x', says: 'x', sections: ['3.1'] },
        ],
      }),
    ])
    const said = problems.map(({ field, message }) => `${field ?? ''} ${message}`).join('\n')
    expect(said).toContain('name is missing')
    expect(said).toContain('there is no field "nickname"')
    expect(said).toContain('relation must be one of performs, composed')
    expect(said).toContain('about.0 must be kind:id, like film:chungking-express')
  })

  it('refuses references to nothing, wherever they stand', () => {
    const problems = problemsOf([
      file('article.json', article),
      file('all.json', {
        films: [{ ...film, themes: ['no-theme'] }],
        tracks: [
          {
            id: 'song',
            title: 'Song',
            summary: 'A song.',
            sections: ['3.1'],
            films: ['no-film'],
            performers: ['nobody'],
          },
        ],
        claims: [
          {
            id: 'a-claim',
            relation: 'use',
            about: ['film:lost'],
            short: 'It plays.',
            says: 'It plays.',
            sections: ['9.9'],
          },
        ],
      }),
    ])
    expect(problems.map(({ entry, field, message }) => `${entry} ${field}: ${message}`)).toEqual([
      'films a-film director: there is no "someone" among the people',
      'films a-film themes: there is no "no-theme" among the themes',
      'tracks song performers: there is no "nobody" among the people',
      'tracks song films: there is no "no-film" among the films',
      'claims a-claim about: there is no "lost" among the films',
      'claims a-claim sections: the article has no section 9.9',
    ])
  })

  it('refuses an id that stands twice', () => {
    const problems = problemsOf([
      file('article.json', article),
      file('a.json', { people: [person], films: [film] }),
      file('b.json', { films: [film] }),
    ])
    expect(problems).toEqual([
      { file: 'b.json', entry: 'films a-film', field: 'id', message: 'stands twice: here and in a.json' },
    ])
  })

  it('refuses a claim whose relation does not fit what it is about', () => {
    const problems = problemsOf([
      file('article.json', article),
      file('a.json', {
        people: [person],
        claims: [
          {
            id: 'c',
            relation: 'performs',
            about: ['person:someone'],
            short: 'x.',
            says: 'x.',
            sections: ['3.1'],
          },
        ],
      }),
    ])
    expect(problems).toEqual([
      expect.objectContaining({
        entry: 'claims c',
        field: 'about',
        message: expect.stringContaining('needs a track'),
      }),
    ])
  })

  it('refuses what comes neither from the article nor from a source', () => {
    const { sections: _, ...unsourced } = film
    const problems = problemsOf([
      file('article.json', article),
      file('a.json', { people: [person], films: [unsourced] }),
    ])
    expect(problems).toEqual([
      expect.objectContaining({
        field: 'sections',
        message: 'needs sections of the article, or sources outside it',
      }),
    ])
  })

  it('says so when article.json is missing', () => {
    expect(problemsOf([file('people.json', { people: [person] })])).toEqual([
      expect.objectContaining({ file: 'article.json', message: expect.stringContaining('is missing') }),
    ])
  })
})
