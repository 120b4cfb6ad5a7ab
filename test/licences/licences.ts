import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import * as z from 'zod'

/**
 * What may be in a project under the MIT licence that uses its dependencies as they are. MPL-2.0 asks for the source
 * of changes to its own files, of which there are none.
 */
const compatible = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'MPL-2.0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]

const licence = z.union([
  z.object({ license: z.object({ id: z.string() }) }).transform(({ license }) => license.id),
  z.object({ license: z.object({ name: z.string() }) }).transform(({ license }) => license.name),
  z.object({ expression: z.string() }).transform(({ expression }) => expression),
])
const component = z.object({
  name: z.string(),
  licenses: z.array(licence).default([]),
  properties: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
})
const bill = z.object({ components: z.array(component) })

interface Dependency {
  readonly name: string
  /** As an SPDX expression; '' where the package names none. */
  readonly licence: string
  /** Whether only those need it who work on the bot. */
  readonly development: boolean
}

/** Every package in the lock file, of any platform, as npm's bill of materials has it. */
export function dependencies(): Dependency[] {
  const json = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
    cwd: join(import.meta.dirname, '../..'),
    encoding: 'utf8',
    maxBuffer: 2 ** 24,
  })
  return bill.parse(JSON.parse(json)).components.map(({ name, licenses, properties }) => ({
    name,
    licence: licenses.join(' AND '),
    development: properties.some(property => property.name === 'cdx:npm:package:development'),
  }))
}

/** Whether a licence is compatible: every part of it, or one of those to choose from. */
export const isCompatible = (licence: string): boolean =>
  licence
    .replaceAll(/[()]/g, '')
    .split(' AND ')
    .every(part => part.split(' OR ').some(choice => compatible.includes(choice)))

/** A page that lists them by licence. */
export function licencePage(all: readonly Dependency[]): string {
  const table = (of: readonly Dependency[]) => {
    const byLicence = Map.groupBy(of, ({ licence }) => licence)
    return [...byLicence]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([licence, those]) => {
        const names = [...new Set(those.map(({ name }) => name))].sort()
        return `| ${licence} | ${names.join(', ')} |`
      })
  }
  const head = ['| licence | packages |', '|---|---|']
  return `${[
    '# Licences of the dependencies',
    '',
    'Written by `npm run licences` from the bill of materials that npm makes of the lock file; a test holds it current, and every licence compatible with the MIT licence of the bot. Those of the fonts are beside them, in `src/pictures/fonts/`; that of the word vectors is in `src/answer/english/README.md`.',
    '',
    '## With the bot',
    '',
    ...head,
    ...table(all.filter(({ development }) => !development)),
    '',
    '## To work on it',
    '',
    ...head,
    ...table(all.filter(({ development }) => development)),
  ].join('\n')}\n`
}
