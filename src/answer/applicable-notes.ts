import type { Catalog } from '../catalog/catalog.ts'
import type { Claim, Note, Ref } from '../catalog/schema.ts'

const most = 2

/** The curator's notes that bear on an answer: those on its subject that are always shown or are on its topic. */
export function applicableNotes(
  catalog: Catalog,
  subjects: readonly Ref[],
  claims: readonly Claim[],
): Note[] {
  const relations = new Set(claims.map(({ relation }) => relation))
  const onTopic = ({ show, topics }: Note) =>
    show === 'always'
      ? topics.length === 0 || topics.some(topic => relations.has(topic)) || relations.size === 0
      : show === 'on-topic' && topics.some(topic => relations.has(topic))
  const cited = new Set(claims.flatMap(claim => claim.sections ?? []))
  const notes = subjects.flatMap(ref => catalog.notesAbout(ref)).filter(onTopic)
  return [...new Set(notes)]
    .toSorted(
      (a, b) => Number(b.sections.some(id => cited.has(id))) - Number(a.sections.some(id => cited.has(id))),
    )
    .slice(0, most)
}
