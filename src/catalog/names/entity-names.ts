import { displayName } from '../display-name.ts'
import { type Entity, refOf } from '../entity.ts'
import { entityKinds } from '../schema.ts'
import { choiceName } from '../suggest.ts'
import { isUnspaced } from './characters.ts'
import type { NameEntry } from './name-index.ts'

/** From this length on a surname stands for its bearer even with a typo: `Leung` is a typo from other names. */
const tellingSurname = 6
/** Shorter parts stand for nobody: `Nat`, `Wai`, `Los`. */
const shortestPartOfName = 4

/** What each entity is found by: the most spoken of first, kind by kind. */
export function entityNames(entities: readonly Entity[]): NameEntry[] {
  const byRef = new Map(entities.map(entity => [refOf(entity), entity]))
  const titleOf = (kind: Entity['kind'], id: string): string[] => {
    const entity = byRef.get(refOf({ kind, id }))
    return entity === undefined ? [] : [...namesOf(entity), ...partsOfName(entity)]
  }
  const prominence = prominenceIn(entities)
  const ranked = entities.toSorted(
    (a, b) =>
      entityKinds.indexOf(a.kind) - entityKinds.indexOf(b.kind) ||
      (prominence.get(b) ?? 0) - (prominence.get(a) ?? 0),
  )
  return ranked.map((entity, rank) => ({
    key: refOf(entity),
    kind: entity.kind,
    names: namesOf(entity),
    labels: [displayName(entity), choiceName(entity), ...partsOfName(entity)],
    context: contextOf(entity, titleOf),
    rank,
  }))
}

/** Names known in both Chinese scripts. */
export function scriptPairs(entities: readonly Entity[]): [string, string][] {
  return entities.flatMap((entity): [string, string][] => {
    if (entity.kind === 'theme') return []
    if (entity.kind !== 'person')
      return entity.chinese ? [[entity.chinese.traditional, entity.chinese.simplified]] : []
    const { nativeName = '', aliases } = entity
    return aliases
      .filter(alias => isUnspaced(alias) && alias.length === nativeName.length)
      .map(alias => [nativeName, alias])
  })
}

function namesOf(entity: Entity): string[] {
  switch (entity.kind) {
    case 'film':
      return [entity.title, ...given(entity.originalTitle), ...inChinese(entity), ...entity.aliases]
    case 'track':
      return [entity.title, ...entity.otherTitles, ...inChinese(entity), ...entity.aliases]
    case 'person':
      return [
        entity.name,
        ...given(entity.fullName),
        ...given(entity.nativeName),
        ...entity.aliases,
        ...surname(entity),
      ]
    case 'theme':
      return [entity.title, ...entity.aliases]
  }
}

const given = (name: string | undefined): string[] => (name === undefined ? [] : [name])

const inChinese = ({
  chinese,
}: {
  chinese?: { traditional: string; simplified: string } | undefined
}): string[] => (chinese === undefined ? [] : [chinese.traditional, chinese.simplified])

function surname({ name }: { name: string }): string[] {
  const last = name.split(' ').at(-1) ?? ''
  return last !== name && last.length >= tellingSurname ? [last] : []
}

/** People go by one of their names, too. */
const partsOfName = (entity: Entity): string[] =>
  entity.kind === 'person'
    ? entity.name.split(/[\s-]+/).filter(part => part.length >= shortestPartOfName)
    : []

/** Whom and what people name along with it. */
function contextOf(entity: Entity, titleOf: (kind: Entity['kind'], id: string) => string[]): string[] {
  switch (entity.kind) {
    case 'film':
      return [String(entity.year), ...titleOf('person', entity.director)]
    case 'track':
      return [
        ...[...(entity.performers ?? []), ...(entity.composers ?? [])].flatMap(id => titleOf('person', id)),
        ...entity.films.flatMap(id => titleOf('film', id)),
      ]
    case 'person':
      return [...entity.roles]
    case 'theme':
      return [entity.type]
  }
}

/** How much is said of an entity: by how many sections of the article, and by how many other entries. */
function prominenceIn(entities: readonly Entity[]): ReadonlyMap<Entity, number> {
  const mentions = new Map<string, number>()
  const mention = (kind: Entity['kind'], ids: readonly string[] = []) => {
    for (const id of ids) {
      const ref = refOf({ kind, id })
      mentions.set(ref, (mentions.get(ref) ?? 0) + 1)
    }
  }
  for (const entity of entities) {
    if (entity.kind === 'film' || entity.kind === 'track') mention('theme', entity.themes)
    if (entity.kind === 'film') mention('person', [entity.director])
    if (entity.kind !== 'track') continue
    mention('film', entity.films)
    mention('person', entity.performers)
    mention('person', entity.composers)
  }
  return new Map(
    entities.map(entity => [entity, (entity.sections?.length ?? 0) + (mentions.get(refOf(entity)) ?? 0)]),
  )
}
