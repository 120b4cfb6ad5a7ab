import type { Catalog } from '../catalog/catalog.ts'
import type { EntityOf } from '../catalog/entity.ts'
import { castOf, claimsThatSay, tracksOf } from '../catalog/related.ts'
import type { Wanted } from './asked.ts'
import type { Evidence, Query } from './evidence.ts'

/** Says that the article does not say it, and names the nearest thing that it does say. */
export function silence({ gap, claims: [nearest] }: Evidence, knowsWhat: boolean): string {
  const what = knowsWhat && gap ? gap.gap.subject : 'that'
  const near = nearest && nearest.words > 0.12 ? ` The nearest it comes: ${nearest.claim.says}` : ''
  return `The article does not say ${what}.${near}`
}

/** Whether music or a cast is asked for of films of which nobody here tells it. */
export function isUnknown(catalog: Catalog, { named, asked }: Query): boolean {
  const films = named.flat().flatMap(ref => {
    const entity = catalog.findRef(ref)
    return entity?.kind === 'film' ? [entity] : []
  })
  const wants = (...kinds: Wanted[]) => asked.wants.some(kind => kinds.includes(kind))
  const unknown = (film: EntityOf<'film'>) =>
    wants('composer', 'performer', 'track')
      ? tracksOf(catalog, film).length + claimsThatSay(catalog, film, 'scored').length === 0
      : wants('actor') && castOf(catalog, film).length === 0
  return films.length > 0 && films.every(unknown)
}
