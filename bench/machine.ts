import { readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'

const manifest = z.object({
  version: z.string(),
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
})
const readManifest = (path: string) => manifest.parse(JSON.parse(readFileSync(path, 'utf8')))
const root = join(import.meta.dirname, '..')

/** The machine that figures come from. */
export const machine = () => ({
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  system: `${process.platform} ${process.arch}`,
})

/** Node's version, ours, and those of the packages as they are installed. */
export function versions(): Record<string, string> {
  const { dependencies, devDependencies, version } = readManifest(join(root, 'package.json'))
  const packages = Object.keys({ ...dependencies, ...devDependencies })
  return {
    yumeji: version,
    node: process.versions.node,
    ...Object.fromEntries(
      packages.map(name => [name, readManifest(join(root, 'node_modules', name, 'package.json')).version]),
    ),
  }
}
