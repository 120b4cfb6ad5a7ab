import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { dirname, join, normalize, sep } from 'node:path'
import { z } from 'zod'

/** What the page is made with, each with what it needs in turn; the browser loads it as it was published. */
const names = [
  '@skyra/discord-components-core',
  'lit',
  'lit-html',
  'lit-element',
  '@lit/reactive-element',
  '@lit/context',
  'marked',
]

/** https://nodejs.org/api/packages.html#conditional-exports */
type Target = string | { readonly [condition: string]: Target }
const target: z.ZodType<Target> = z.lazy(() => z.union([z.string(), z.record(z.string(), target)]))
const manifest = z.object({ exports: z.record(z.string(), target) })

const conditions = ['browser', 'import', 'default']

export interface Packages {
  /** For the page's head: from what modules import to where it is served.
   * https://html.spec.whatwg.org/multipage/webappapis.html#import-maps */
  readonly importMap: string
  /** The file served at a path below `/modules/`; undefined where that is none of a package's. */
  file(path: string): string | undefined
}

/** Finds the packages where they are installed. Throws where one is not. */
export function findPackages(): Packages {
  const folders = new Map<string, string>()
  const imports: Record<string, string> = {}
  for (const name of names) {
    const path = findPackageJSON(name, import.meta.url)
    if (path === undefined) throw new Error(`The page needs the package ${name}, which is not installed.`)
    folders.set(name, dirname(path))
    const { exports } = manifest.parse(JSON.parse(readFileSync(path, 'utf8')))
    for (const [entry, found] of Object.entries(exports)) {
      const file = fileOf(found)
      if (file?.endsWith('.js')) imports[join(name, entry)] = `/modules/${join(name, file)}`
    }
  }
  return {
    importMap: JSON.stringify({ imports }),
    file(path) {
      const name = names.find(entry => path.startsWith(`${entry}/`))
      const folder = folders.get(name ?? '')
      if (name === undefined || folder === undefined) return undefined
      const file = normalize(join(folder, path.slice(name.length)))
      return file.startsWith(folder + sep) && file.endsWith('.js') ? file : undefined
    },
  }
}

function fileOf(found: Target): string | undefined {
  if (typeof found === 'string') return found
  for (const condition of conditions) {
    const next = found[condition]
    const file = next === undefined ? undefined : fileOf(next)
    if (file !== undefined) return file
  }
  return undefined
}
