import type { Catalog } from '../catalog/catalog.ts'
import type { EntityOf } from '../catalog/entity.ts'

/** The director whose films the article is about: the one with the most of them. */
export function directorOfMost(catalog: Catalog): EntityOf<'person'> | undefined {
  const directors = catalog.entities('film').map(({ director }) => director)
  const [most] = directors.toSorted(
    (a, b) => directors.filter(id => id === b).length - directors.filter(id => id === a).length,
  )
  return most === undefined ? undefined : catalog.find('person', most)
}
