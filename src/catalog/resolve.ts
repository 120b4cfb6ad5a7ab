import { type Entity, type EntityOf, refOf } from './entity.ts'
import { entityNames, scriptPairs } from './names/entity-names.ts'
import { createNameIndex } from './names/name-index.ts'
import { type EntityKind, entityKinds } from './schema.ts'
import { type Choice, choiceOf, mostChoices } from './suggest.ts'

/** What someone means by what they typed. */
export type Resolution<E> =
  | { readonly type: 'exact' | 'close'; readonly entity: E }
  /** Two to five that fit equally well, the best first. */
  | { readonly type: 'ambiguous'; readonly entities: readonly E[] }
  /** At most three that come nearest. */
  | { readonly type: 'unknown'; readonly nearest: readonly E[] }

/** One kind of thing, or several where the kind is open. */
export type Kinds<K extends EntityKind> = K | readonly K[]

export interface Resolver {
  /** Takes an id, a reference, a choice's displayed name, or whatever someone types. Never throws. */
  resolve<K extends EntityKind>(kinds: Kinds<K>, typed: string): Resolution<EntityOf<K>>
  /** At most 25 choices, the likeliest first; on an empty text what the article says most about. */
  suggest(kinds: Kinds<EntityKind>, typed: string, limit?: number): readonly Choice[]
}

/** Finds the entities of a catalog by name. */
export function createResolver(catalog: { entities(kind: EntityKind): readonly Entity[] }): Resolver {
  const entities = entityKinds.flatMap(kind => catalog.entities(kind))
  const byRef = new Map<string, Entity>(entities.map(entity => [refOf(entity), entity]))
  const index = createNameIndex(entityNames(entities), { scripts: scriptPairs(entities) })

  return Object.freeze<Resolver>({
    resolve<K extends EntityKind>(kinds: Kinds<K>, typed: string): Resolution<EntityOf<K>> {
      const wanted = listOf(kinds)
      const found = (keys: readonly string[]): EntityOf<K>[] =>
        keys.flatMap(key => {
          const entity = byRef.get(key)
          return entity !== undefined && isOfKind(entity, wanted) ? [entity] : []
        })
      const identified = found([typed, ...wanted.map(kind => refOf({ kind, id: typed }))])
      const [first, ...others] = identified
      if (first !== undefined)
        return others.length === 0
          ? { type: 'exact', entity: first }
          : { type: 'ambiguous', entities: identified }

      const match = index.resolve(wanted, typed)
      switch (match.type) {
        case 'ambiguous':
          return { type: 'ambiguous', entities: found(match.keys) }
        case 'unknown':
          return { type: 'unknown', nearest: found(match.nearest) }
        default: {
          const [entity] = found([match.key])
          return entity === undefined ? { type: 'unknown', nearest: [] } : { type: match.type, entity }
        }
      }
    },
    suggest(kinds, typed, limit = mostChoices) {
      const wanted = listOf(kinds)
      return index.suggest(wanted, typed, Math.min(limit, mostChoices)).flatMap(key => {
        const entity = byRef.get(key)
        return entity === undefined ? [] : [choiceOf(entity, wanted.length > 1)]
      })
    },
  })
}

const listOf = <K extends EntityKind>(kinds: Kinds<K>): readonly K[] =>
  typeof kinds === 'string' ? [kinds] : kinds

function isOfKind<K extends EntityKind>(entity: Entity, kinds: readonly K[]): entity is EntityOf<K> {
  return kinds.some(kind => kind === entity.kind)
}
