import { deepFreeze } from '../deep-freeze.ts'
import { type Entity, type EntityOf, parseRef } from './entity.ts'
import { createResolver, type Resolver } from './resolve.ts'
import type { Article, Claim, EntityKind, Entries, Gap, Note, Ref } from './schema.ts'

/** Everything the bot knows, frozen, with the links between entries followed both ways. */
export interface Catalog extends Resolver {
  readonly article: Article
  readonly claims: readonly Claim[]
  readonly notes: readonly Note[]
  readonly gaps: readonly Gap[]
  /** All entities of a kind, in the order of the data. */
  entities<K extends EntityKind>(kind: K): readonly EntityOf<K>[]
  /** The entity with this kind and id, if there is one. */
  find<K extends EntityKind>(kind: K, id: string): EntityOf<K> | undefined
  /** What a reference points at, if anything. */
  findRef(ref: string): Entity | undefined
  /**
   * The claims that name this entity: those it is chiefly about first, then in the order of its own sections, the
   * most telling first.
   */
  claimsAbout(ref: Ref): readonly Claim[]
  notesAbout(ref: Ref): readonly Note[]
}

/** The catalog of these entries, whose links must have been checked. */
export function createCatalog(article: Article, parts: readonly Entries[]): Catalog {
  const all: { [K in EntityKind]: EntityOf<K>[] } = {
    film: parts.flatMap(part => part.films.map(film => ({ ...film, kind: 'film' as const }))),
    track: parts.flatMap(part => part.tracks.map(track => ({ ...track, kind: 'track' as const }))),
    person: parts.flatMap(part => part.people.map(person => ({ ...person, kind: 'person' as const }))),
    theme: parts.flatMap(part => part.themes.map(theme => ({ ...theme, kind: 'theme' as const }))),
  }
  const claims = parts.flatMap(part => part.claims)
  const notes = parts.flatMap(part => part.notes)
  const gaps = parts.flatMap(part => part.gaps)

  const byId: { [K in EntityKind]: Map<string, EntityOf<K>> } = {
    film: indexById(all.film),
    track: indexById(all.track),
    person: indexById(all.person),
    theme: indexById(all.theme),
  }
  const entities = <K extends EntityKind>(kind: K): readonly EntityOf<K>[] => all[kind]
  const find = <K extends EntityKind>(kind: K, id: string): EntityOf<K> | undefined => byId[kind].get(id)
  const findRef = (ref: string): Entity | undefined => {
    const target = parseRef(ref)
    return target && find(target.kind, target.id)
  }

  const claimsByRef = groupByRef(claims)
  const notesByRef = groupByRef(notes)
  for (const [ref, group] of claimsByRef) {
    const sections = findRef(ref)?.sections ?? []
    const place = ({ sections: [first] = [] }: Claim) => {
      const at = first === undefined ? -1 : sections.indexOf(first)
      return at < 0 ? sections.length : at
    }
    group.sort((a, b) => Number(b.about[0] === ref) - Number(a.about[0] === ref) || place(a) - place(b))
  }

  deepFreeze({ article, all, claims, notes, gaps, groups: [...claimsByRef.values(), ...notesByRef.values()] })
  return Object.freeze({
    article,
    claims,
    notes,
    gaps,
    entities,
    ...createResolver({ entities }),
    find,
    findRef,
    claimsAbout: (ref: Ref) => claimsByRef.get(ref) ?? [],
    notesAbout: (ref: Ref) => notesByRef.get(ref) ?? [],
  })
}

function indexById<T extends { id: string }>(entities: readonly T[]): Map<string, T> {
  return new Map(entities.map(entity => [entity.id, entity]))
}

function groupByRef<T extends { about: readonly Ref[] }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items)
    for (const ref of new Set(item.about)) {
      const group = groups.get(ref)
      if (group) group.push(item)
      else groups.set(ref, [item])
    }
  return groups
}
