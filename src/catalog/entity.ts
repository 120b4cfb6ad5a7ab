import {
  type EntityKind,
  entityKinds,
  type Film,
  type Person,
  type Ref,
  type Theme,
  type Track,
} from './schema.ts'

export type Entity =
  | (Film & { kind: 'film' })
  | (Track & { kind: 'track' })
  | (Person & { kind: 'person' })
  | (Theme & { kind: 'theme' })
export type EntityOf<K extends EntityKind> = Extract<Entity, { kind: K }>

/** The reference by which claims and notes point at an entity. */
export const refOf = ({ kind, id }: { kind: EntityKind; id: string }): Ref => `${kind}:${id}`

/** The kind and the id that a reference is made of; undefined where it is none. */
export function parseRef(ref: string): { kind: EntityKind; id: string } | undefined {
  const kind = entityKinds.find(kind => ref.startsWith(`${kind}:`))
  return kind && { kind, id: ref.slice(kind.length + 1) }
}

/** What it is called. */
export const nameOf = (entity: Entity): string => (entity.kind === 'person' ? entity.name : entity.title)
