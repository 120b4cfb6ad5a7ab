import type { Catalog } from '../catalog/catalog.ts'
import { type Entity, refOf } from '../catalog/entity.ts'
import { carriersOf, named, tracksBy } from '../catalog/related.ts'
import type { Film } from '../catalog/schema.ts'

/** The lampshade red of the bot itself, where no film gives a colour. */
const house = '#b03a48'

/** The colour of a card's edge: the film's own, or that of the first film an entity belongs to. */
export function colour(catalog: Catalog, entity?: Entity): number {
  return Number.parseInt((entity && filmBehind(catalog, entity)?.colour.slice(1)) ?? house.slice(1), 16)
}

function filmBehind(catalog: Catalog, entity: Entity): Film | undefined {
  switch (entity.kind) {
    case 'film':
      return entity
    case 'track':
      return named(catalog, 'film', entity.films)[0]
    case 'theme':
      return carriersOf(catalog, entity).films[0]
    case 'person': {
      const films = tracksBy(catalog, entity).flatMap(track => named(catalog, 'film', track.films))
      return films[0] ?? filmInClaims(catalog, entity)
    }
  }
}

function filmInClaims(catalog: Catalog, entity: Entity): Film | undefined {
  for (const claim of catalog.claimsAbout(refOf(entity)))
    for (const ref of claim.about) {
      const other = catalog.findRef(ref)
      if (other?.kind === 'film') return other
    }
  return undefined
}
