import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { jsonSchemas } from '../catalog/json-schemas.ts'

/** `npm run schema`: writes the JSON Schemas for editors. */
const folder = join(import.meta.dirname, '../../data/schema')
mkdirSync(folder, { recursive: true })
for (const [name, text] of Object.entries(jsonSchemas())) {
  writeFileSync(join(folder, name), text)
  console.log(`Wrote data/schema/${name}`)
}
