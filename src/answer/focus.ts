import type { Catalog } from '../catalog/catalog.ts'
import type { EntityOf } from '../catalog/entity.ts'
import type { EntityKind, Ref } from '../catalog/schema.ts'
import type { Evidence, Query } from './evidence.ts'

/** What of one kind a question is about. */
export interface Focus<K extends EntityKind> {
  /** Those it names, in the order of the question. */
  readonly named: readonly EntityOf<K>[]
  /** The likeliest one, named or not, and how likely it is. */
  readonly likely: EntityOf<K> | undefined
  readonly weight: number
}

export function focusOn<K extends EntityKind>(
  catalog: Catalog,
  kind: K,
  { named }: Query,
  { entities }: Evidence,
): Focus<K> {
  const ofKind = (ref: Ref): EntityOf<K>[] => {
    const entity = ref.startsWith(`${kind}:`) ? catalog.find(kind, ref.slice(kind.length + 1)) : undefined
    return entity ? [entity] : []
  }
  const ranked = [...entities]
    .flatMap(([ref, weight]) => ofKind(ref).map(entity => ({ entity, weight })))
    .sort((a, b) => b.weight - a.weight)
  return {
    named: [...new Set(named.flatMap(refs => refs.flatMap(ofKind)))],
    likely: ranked[0]?.entity,
    weight: ranked[0]?.weight ?? 0,
  }
}
