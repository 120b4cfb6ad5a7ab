import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Phrasings, phrasingsSchema } from '../../answer/learned/phrasings.ts'

/** The files in the `phrasings` folder of a catalog, in a stable order. Throws where one is none. */
export function readPhrasings(catalogDir: string): Phrasings[] {
  const folder = join(catalogDir, 'phrasings')
  return readdirSync(folder)
    .filter(file => file.endsWith('.json'))
    .sort()
    .map(file => phrasingsSchema.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))))
}
