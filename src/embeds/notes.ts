import type { APIEmbedField } from 'discord-api-types/v10'
import type { Catalog } from '../catalog/catalog.ts'
import { type Entity, refOf } from '../catalog/entity.ts'
import type { Note } from '../catalog/schema.ts'
import { sourceLink } from './cite.ts'
import { tallField } from './field.ts'

const headings: Record<Note['verdict'], string> = {
  agrees: 'Confirmed',
  misspelt: 'Spelling',
  incomplete: 'To add',
  wrong: 'Correction',
  disputed: 'Disputed',
  unverified: 'Unconfirmed',
}

/** Where other sources differ from the article or add to it: the notes that are shown in these cases. */
export function notesField(
  catalog: Catalog,
  entity: Entity,
  shown: readonly Note['show'][],
): APIEmbedField[] {
  const notes = catalog
    .notesAbout(refOf(entity))
    .filter(({ show }) => shown.includes(show))
    .toSorted((a, b) => shown.indexOf(a.show) - shown.indexOf(b.show))
  return tallField(notes.length > 1 ? "Curator's notes" : "Curator's note", notes.map(noteLine))
}

export function noteLine({ verdict, note, sources }: Note): string {
  const [best] = sources
  return `**${headings[verdict]}.** ${note}${best ? ` (${sourceLink(best)})` : ''}`
}
