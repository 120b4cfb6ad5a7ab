import type { Catalog } from '../catalog/catalog.ts'
import { refOf } from '../catalog/entity.ts'
import type { Ref } from '../catalog/schema.ts'
import type { Asked } from './asked.ts'
import { directorOfMost } from './hero.ts'
import type { Word } from './words.ts'

const beforeYear = new Set(['from', 'in', 'of', 'since', 'the', 'de', 'del'])

/** The years that a question speaks of; the short form only where it can be nothing else: "from 97". */
export const yearsIn = (words: readonly Word[]): number[] =>
  words.flatMap(({ text }, at) => {
    if (/^(?:19|20)\d\d$/.test(text)) return [Number(text)]
    return /^9\d$/.test(text) && beforeYear.has(words[at - 1]?.text ?? '') ? [1900 + Number(text)] : []
  })

/**
 * The films that are meant by their year alone, as in "the 1997 picture": those by the director with the most
 * films where several are of one year. None where a film is named, since the year then only says more of it.
 */
export function filmsOfYears(
  catalog: Catalog,
  years: readonly number[],
  named: readonly (readonly Ref[])[],
): Ref[][] {
  if (named.flat().some(ref => ref.startsWith('film:'))) return []
  const films = catalog.entities('film')
  const filmsBy = (director: string) => films.filter(film => film.director === director).length
  return years.flatMap(year => {
    const [best] = films
      .filter(film => film.year === year)
      .toSorted((a, b) => filmsBy(b.director) - filmsBy(a.director))
    return best ? [[refOf(best)]] : []
  })
}

/** The films that are meant by their place in time, as in "his oldest film". None where a film is named. */
export function extremeFilms(
  catalog: Catalog,
  { extremes, about }: Asked,
  named: readonly (readonly Ref[])[],
): Ref[][] {
  const refs = named.flat()
  if (refs.some(ref => ref.startsWith('film:'))) return []
  const directors = catalog.entities('film').map(({ director }) => director)
  const ofNamed = directors.find(id => refs.includes(`person:${id}`))
  if (about.length === 0 && !ofNamed) return []
  const director = ofNamed ?? directorOfMost(catalog)?.id
  const films = catalog
    .entities('film')
    .filter(film => film.director === director)
    .toSorted((a, b) => a.year - b.year)
  return extremes.flatMap(extreme => {
    const film = extreme === 'earliest' ? films[0] : films.at(-1)
    return film ? [[refOf(film)]] : []
  })
}
