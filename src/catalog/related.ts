import type { Catalog } from './catalog.ts'
import { type Entity, type EntityOf, refOf } from './entity.ts'
import { type Claim, type EntityKind, entityKinds, type Relation } from './schema.ts'

/** Whether something is known from outside the article only. */
export const isOutside = ({ sections }: { sections?: unknown }): boolean => sections === undefined

/** The track with an id that was taken from the catalog. Throws a RangeError when there is none. */
export function knownTrack(catalog: Catalog, id: string): EntityOf<'track'> {
  const track = catalog.find('track', id)
  if (!track) throw new RangeError(`no track ${id}`)
  return track
}

/** The tracks that play in a film, those the article names first. */
export const tracksOf = (catalog: Catalog, film: EntityOf<'film'>): EntityOf<'track'>[] =>
  articleFirst(catalog.entities('track').filter(track => track.films.includes(film.id)))

/** The tracks somebody wrote, plays or sings, those the article names first. */
export const tracksBy = (catalog: Catalog, person: EntityOf<'person'>): EntityOf<'track'>[] =>
  articleFirst(
    catalog
      .entities('track')
      .filter(track => [...(track.performers ?? []), ...(track.composers ?? [])].includes(person.id)),
  )

/** The films and the tracks that carry a theme, those the article names first. */
export const carriersOf = (catalog: Catalog, theme: EntityOf<'theme'>) => {
  const carries = ({ themes }: { themes: readonly string[] }) => themes.includes(theme.id)
  return {
    films: articleFirst(catalog.entities('film').filter(carries)),
    tracks: articleFirst(catalog.entities('track').filter(carries)),
  }
}

/** The entities behind a list of ids of one kind. */
export const named = <K extends EntityKind>(
  catalog: Catalog,
  kind: K,
  ids: readonly string[] = [],
): EntityOf<K>[] => ids.flatMap(id => catalog.find(kind, id) ?? [])

/** The claims about an entity that say one of these things of it. */
export const claimsThatSay = (catalog: Catalog, entity: Entity, ...relations: Relation[]): Claim[] =>
  catalog.claimsAbout(refOf(entity)).filter(claim => relations.includes(claim.relation))

/** The things of one kind that a claim is about. */
export const namedIn = <K extends EntityKind>(catalog: Catalog, claim: Claim, kind: K): EntityOf<K>[] =>
  claim.about
    .filter(ref => ref.startsWith(`${kind}:`))
    .flatMap(ref => catalog.find(kind, ref.slice(kind.length + 1)) ?? [])

/** Who acts in a film. */
export const castOf = (catalog: Catalog, film: EntityOf<'film'>): EntityOf<'person'>[] => [
  ...new Set(
    claimsThatSay(catalog, film, 'plays-role').flatMap(claim =>
      namedIn(catalog, claim, 'person').slice(0, 1),
    ),
  ),
]

/** Everything one step away from an entity, by kind, in the order in which it matters. */
export function related(catalog: Catalog, entity: Entity): Entity[] {
  const near = new Map<string, Entity>()
  const add = (entities: readonly Entity[]) => {
    for (const one of entities) near.set(refOf(one), one)
  }
  switch (entity.kind) {
    case 'film': {
      const tracks = tracksOf(catalog, entity)
      add(tracks)
      add(named(catalog, 'person', [entity.director]))
      for (const track of tracks) add(makersOf(catalog, track))
      add(named(catalog, 'theme', entity.themes))
      break
    }
    case 'track':
      add(named(catalog, 'film', entity.films))
      add(makersOf(catalog, entity))
      add(named(catalog, 'theme', entity.themes))
      break
    case 'person':
      add(tracksBy(catalog, entity))
      add(catalog.entities('film').filter(film => film.director === entity.id))
      break
    case 'theme': {
      const { films, tracks } = carriersOf(catalog, entity)
      add([...films, ...tracks])
      break
    }
  }
  // Claims that compare name tracks of other films too, which would mislead in the menu of a film or track.
  const mentionedToo = entityKinds.filter(
    kind => kind !== 'track' || entity.kind === 'person' || entity.kind === 'theme',
  )
  for (const claim of catalog.claimsAbout(refOf(entity)))
    add(mentionedToo.flatMap((kind): Entity[] => namedIn(catalog, claim, kind)))
  near.delete(refOf(entity))
  const kindOrder: readonly EntityKind[] =
    entity.kind === 'film' ? ['track', 'person', 'theme', 'film'] : entityKinds
  return kindOrder.flatMap(kind => [...near.values()].filter(one => one.kind === kind))
}

/** Who plays, sings or wrote a track, as it is credited. */
export const makersOf = (catalog: Catalog, track: EntityOf<'track'>): EntityOf<'person'>[] =>
  named(catalog, 'person', [...new Set([...(track.performers ?? []), ...(track.composers ?? [])])])

const articleFirst = <E extends { sections?: unknown }>(entities: readonly E[]): E[] => [
  ...entities.filter(entity => !isOutside(entity)),
  ...entities.filter(isOutside),
]
