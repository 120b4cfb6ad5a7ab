import type { Reply } from '../bot/reply.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { displayName } from '../catalog/display-name.ts'
import type { Entity } from '../catalog/entity.ts'
import { type EntityKind, entityKinds } from '../catalog/schema.ts'
import { card } from './card.ts'
import { didYouMean } from './did-you-mean.ts'
import { quote } from './quote.ts'

const what: Record<EntityKind, string> = {
  film: 'film',
  track: 'track',
  person: 'artist',
  theme: 'theme or technique',
}

/**
 * The card of what somebody typed, or a question where it could be several things or is not known.
 */
export function lookUp(catalog: Catalog, kind: EntityKind, typed: string): Reply {
  const found = catalog.resolve(kind, typed)
  switch (found.type) {
    case 'exact':
      return card(catalog, found.entity)
    case 'close':
      return {
        ...card(catalog, found.entity),
        content: `Nearest to ${quote(typed)}: **${displayName(found.entity)}**`,
      }
    case 'ambiguous':
      return didYouMean(
        `${quote(typed)} could be more than one ${what[kind]}. Which do you mean?`,
        found.entities,
      )
    case 'unknown': {
      const elsewhere = ofAnotherKind(catalog, kind, typed)
      if (elsewhere.length > 0)
        return didYouMean(`I have no ${what[kind]} called ${quote(typed)}, but I have this:`, elsewhere)
      return found.nearest.length > 0
        ? didYouMean(
            `I have no ${what[kind]} called ${quote(typed)}. Did you mean one of these?`,
            found.nearest,
          )
        : didYouMean(
            `I have no ${what[kind]} called ${quote(typed)}, nor anything like it. Perhaps one of these?`,
            catalog.suggest(kind, '', 3).flatMap(({ value }) => catalog.find(kind, value) ?? []),
          )
    }
  }
}

/** What goes by that name though it is something else: a song where a film was asked for. */
function ofAnotherKind(catalog: Catalog, kind: EntityKind, typed: string): Entity[] {
  return entityKinds
    .filter(other => other !== kind)
    .flatMap((other): Entity[] => {
      const found = catalog.resolve(other, typed)
      return found.type === 'exact' || found.type === 'close' ? [found.entity] : []
    })
}
