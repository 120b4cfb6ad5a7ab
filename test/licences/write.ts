/** `npm run licences`: writes docs/licences.md. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dependencies, licencePage } from './licences.ts'

writeFileSync(join(import.meta.dirname, '../../docs/licences.md'), licencePage(dependencies()))
