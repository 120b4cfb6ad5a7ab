import { join } from 'node:path'
import { readCatalogFiles } from '../../../src/catalog/files.ts'
import { loadCatalog } from '../../../src/catalog/load.ts'
import type { EntityKind } from '../../../src/catalog/schema.ts'

export const catalog = loadCatalog(readCatalogFiles(join(import.meta.dirname, '../../../data')))

/** How a text resolves, in one line: `exact chungking-express`, `ambiguous film:… track:…`, `unknown`. */
export function answerTo(kinds: EntityKind | readonly EntityKind[], typed: string): string {
  const found = catalog.resolve(kinds, typed)
  switch (found.type) {
    case 'unknown':
      return 'unknown'
    case 'ambiguous':
      return ['ambiguous', ...found.entities.map(({ kind, id }) => `${kind}:${id}`)].join(' ')
    default:
      return `${found.type} ${found.entity.id}`
  }
}
