import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CatalogFile } from './load.ts'

const generated = 'schema'

/** Every JSON file below a catalog's folder, in a stable order, the generated schemas left out. */
export function readCatalogFiles(folder: string): CatalogFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(path => path.replaceAll('\\', '/'))
    .filter(path => path.endsWith('.json') && !path.startsWith(`${generated}/`))
    .sort()
    .map(path => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
}
