import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { refOf } from '../src/catalog/entity.ts'
import { readCatalogFiles } from '../src/catalog/files.ts'
import { loadCatalog } from '../src/catalog/load.ts'

const root = join(import.meta.dirname, '..')
const catalog = loadCatalog(readCatalogFiles(join(root, 'data')))
const films = catalog.entities('film')
const tracks = catalog.entities('track')
const people = catalog.entities('person')
const themes = catalog.entities('theme')

const ids = (entries: readonly { id: string }[]) => entries.map(entry => entry.id)

describe('the data holds everything in the article', () => {
  it('has its fourteen films', () => {
    expect(films.filter(film => film.sections)).toHaveLength(14)
  })

  it('has six films by Wong Kar Wai, and those alone with a Chinese title in both scripts', () => {
    const byWong = ids(films.filter(film => film.director === 'wong-kar-wai'))
    expect(byWong).toHaveLength(6)
    expect(ids(films.filter(film => film.chinese))).toEqual(byWong)
  })

  it('has its thirteen tracks, the untitled ballads among them', () => {
    expect(tracks.filter(track => track.sections)).toHaveLength(13)
  })

  it('has its twenty-four people', () => {
    expect(people.filter(person => person.sections)).toHaveLength(24)
  })

  it('has twelve themes and twelve techniques', () => {
    expect(themes.filter(theme => theme.type === 'theme')).toHaveLength(12)
    expect(themes.filter(theme => theme.type === 'technique')).toHaveLength(12)
  })

  it('has its ten links for further reading', () => {
    expect(new Set(catalog.article.furtherReading.map(link => link.url)).size).toBe(10)
  })

  it('has a claim from every section', () => {
    // Under these headings the article has subsections only, and no text of their own.
    const bareHeadings = ['1', '5']
    const cited = new Set(catalog.claims.flatMap(claim => claim.sections ?? []))
    const silent = catalog.article.sections.map(section => section.id).filter(id => !cited.has(id))
    expect(silent).toEqual(bareHeadings)
  })

  it('says more of every track in the article than who made it and where it plays', () => {
    const bare = new Set(['performs', 'composed', 'appears-in'])
    const thin = tracks.filter(
      track =>
        track.sections &&
        !catalog.claimsAbout(refOf(track)).some(claim => claim.sections && !bare.has(claim.relation)),
    )
    expect(ids(thin)).toEqual([])
  })
})

describe('what comes from outside the article is set apart', () => {
  it('has twenty-seven more tracks, each with a source, a film and a claim', () => {
    const outside = tracks.filter(track => !track.sections)
    expect(outside).toHaveLength(27)
    for (const track of outside) {
      expect(track.sources, track.id).not.toHaveLength(0)
      expect(track.films, track.id).not.toHaveLength(0)
      expect(catalog.claimsAbout(refOf(track)), track.id).not.toHaveLength(0)
    }
  })

  it('gives a source for every person and claim that cites no section', () => {
    const outside = [...people, ...catalog.claims].filter(entry => !entry.sections)
    expect(outside.length).toBeGreaterThan(0)
    expect(ids(outside.filter(entry => !entry.sources?.length))).toEqual([])
  })

  it('gives a source for each year that the article leaves out', () => {
    expect(ids(films.filter(film => film.yearSources))).toEqual(['la-la-land', 'lady-bird'])
  })

  it('says nothing of the article in a claim from outside, and names no source in a claim from the article', () => {
    expect(ids(catalog.claims.filter(claim => claim.sections && claim.sources))).toEqual([])
    const quoting = catalog.claims.filter(claim => !claim.sections && /the article/i.test(claim.says))
    expect(ids(quoting)).toEqual([])
  })
})

describe("the curator's notes", () => {
  it('are thirty-six, ten of them on every card', () => {
    expect(catalog.notes).toHaveLength(36)
    expect(catalog.notes.filter(note => note.show === 'always')).toHaveLength(10)
  })

  it('say on which topic they are to be shown', () => {
    const without = catalog.notes.filter(note => note.show === 'on-topic' && note.topics.length === 0)
    expect(ids(without)).toEqual([])
  })
})

describe('the cards made from it', () => {
  it('have a colour for each film', () => {
    expect(new Set(films.map(film => film.colour)).size).toBe(films.length)
  })

  it('have clauses that end with a full stop', () => {
    expect(ids(catalog.claims.filter(claim => !/[.”]$/.test(claim.short)))).toEqual([])
  })

  it('have clauses and notes that name what they speak of, whichever card they stand on', () => {
    const opensWithoutSubject = /^(?:It|They|He|She|This|These|His|Her|Its)\b|^“Probably”/
    const shown = catalog.notes.filter(note => note.show !== 'never')
    const lines = [...catalog.claims.map(claim => claim.short), ...shown.map(({ note }) => note)]
    expect(lines.filter(line => opensWithoutSubject.test(line))).toEqual([])
  })

  it('find something to say about every film, track and theme', () => {
    const silent = [...films, ...tracks, ...themes].filter(
      entity => catalog.claimsAbout(refOf(entity)).length === 0,
    )
    expect(ids(silent)).toEqual([])
  })
})

describe('the sentences', () => {
  const articleText = process.env.ARTICLE_TEXT ?? join(root, '../shared/article/article.txt')
  const runLength = 8

  it("are our own: none shares a run of eight words with the article's", context => {
    if (!existsSync(articleText)) context.skip(`set ARTICLE_TEXT to compare: there is no ${articleText}`)
    const theirs = new Set(
      readFileSync(articleText, 'utf8')
        .split('\n')
        .flatMap(line => runs(line)),
    )
    expect(theirs.size).toBeGreaterThan(1000)
    const shared = ourSentences().flatMap(sentence => runs(sentence).filter(run => theirs.has(run)))
    expect(shared).toEqual([])
  })

  function ourSentences(): string[] {
    return [
      ...[...films, ...tracks, ...people, ...themes].map(entity => entity.summary),
      ...catalog.claims.flatMap(claim => [claim.short, claim.says]),
      ...catalog.notes.flatMap(note => [note.articleSays, note.sourcesSay, note.note]),
    ]
  }

  /** Every run of so many words in a text, a title or a name counting as one word. */
  function runs(text: string): string[] {
    const words = names.reduce((folded, name) => folded.replaceAll(` ${name} `, ' * '), fold(text)).trim()
    const list = words.split(' ')
    return list
      .slice(0, Math.max(0, list.length - runLength + 1))
      .map((_, start) => list.slice(start, start + runLength).join(' '))
  }

  const names = [...films, ...tracks, ...people]
    .map(entity => fold('title' in entity ? entity.title : entity.name).trim())
    .filter(name => name.includes(' '))
    .sort((a, b) => b.length - a.length)

  function fold(text: string): string {
    const letters = text.toLowerCase().replace(/[’']/g, '')
    return ` ${(letters.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `
  }
})
