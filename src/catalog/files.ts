import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CatalogFile } from './load.ts'

/** The schemas are generated, and phrasings are only learned from. */
const leftOut = /^(schema|phrasings)\//

/** Every JSON file below a catalog's folder, in a stable order, but for those that are no part of it. */
export function readCatalogFiles(folder: string): CatalogFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(path => path.replaceAll('\\', '/'))
    .filter(path => path.endsWith('.json') && !leftOut.test(path))
    .sort()
    .map(path => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
}
