import type { Catalog } from '../../src/catalog/catalog.ts'
import { readCatalogFiles } from '../../src/catalog/files.ts'
import { type CatalogFile, loadCatalog } from '../../src/catalog/load.ts'
import { entriesSchema } from '../../src/catalog/schema.ts'
import { generatedEntries } from '../names/generated-titles.ts'
import { seededChoices } from '../random.ts'

/** Our catalog, and `times - 1` more like it: the same claims of other films, tracks and people of made-up names. */
export function grownCatalog(times: number): Catalog {
  const files = readCatalogFiles('data')
  const copies = Array.from({ length: times - 1 }, (_, n) => files.flatMap(file => copyOf(file, n + 1)))
  return loadCatalog([...files, ...copies.flat()])
}

/** Where ids stand: in entries themselves and wherever one refers to another. */
const references = ['id', 'director', 'films', 'themes', 'performers', 'composers', 'about']

function copyOf({ path, text }: CatalogFile, number: number): CatalogFile[] {
  if (path === 'article.json') return []
  const entries = entriesSchema.parse(JSON.parse(text))
  const titles = generatedEntries(
    entries.films.length + entries.tracks.length + entries.people.length,
    seededChoices(number * 1_000 + path.length),
  ).map(({ names }) => names[0] ?? '')
  const renamed = <T extends { aliases: string[]; described: string[] }>(entity: T, name: object): T => ({
    ...entity,
    chinese: undefined,
    originalTitle: undefined,
    nativeName: undefined,
    fullName: undefined,
    otherTitles: undefined,
    aliases: [],
    described: [],
    ...name,
  })
  const copy = {
    ...entries,
    films: entries.films.map(film => renamed(film, { title: titles.pop() })),
    tracks: entries.tracks.map(track => renamed(track, { title: titles.pop() })),
    people: entries.people.map(person => renamed(person, { name: titles.pop() })),
  }
  const suffixed = (id: string) => `${id}-copy-${number}`
  const json = JSON.stringify(copy, (key, value: unknown) => {
    if (!references.includes(key)) return value
    if (typeof value === 'string') return suffixed(value)
    return Array.isArray(value) && value.every(item => typeof item === 'string') ? value.map(suffixed) : value
  })
  return [{ path: `copy-${number}/${path}`, text: json }]
}
