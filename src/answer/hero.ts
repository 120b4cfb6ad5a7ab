import type { Catalog } from '../catalog/catalog.ts'
import type { EntityOf } from '../catalog/entity.ts'

/** The director whose films the article is about: the one with the most of them. */
export function directorOfMost(catalog: Catalog): EntityOf<'person'> | undefined {
  const counts = new Map<string, number>()
  let most: string | undefined
  for (const { director } of catalog.entities('film')) counts.set(director, (counts.get(director) ?? 0) + 1)
  for (const [director, count] of counts)
    if (most === undefined || count > (counts.get(most) ?? 0)) most = director
  return most === undefined ? undefined : catalog.find('person', most)
}
