import type * as z from 'zod'
import { type Catalog, createCatalog } from './catalog.ts'
import { brokenLinks } from './links.ts'
import { inPlainWords } from './plain-words.ts'
import type { Problem } from './problem.ts'
import { type Article, articleSchema, type Entries, entriesSchema } from './schema.ts'

/** One JSON file of the catalog's folder, its path as a curator would name it. */
export interface CatalogFile {
  path: string
  text: string
}

/** All that is wrong with a catalog's files, at once. */
export class CatalogError extends Error {
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    const lines = problems.map(
      ({ file, entry, field, message }) =>
        `  ${[file, entry, field].filter(Boolean).join(' › ')}: ${message}`,
    )
    super(`The catalog has ${problems.length} problem(s):\n${lines.join('\n')}`)
    this.name = 'CatalogError'
    this.problems = problems
  }
}

const articleFile = 'article.json'

/** The catalog in these files. Throws a CatalogError that lists every problem found. */
export function loadCatalog(files: readonly CatalogFile[]): Catalog {
  const problems: Problem[] = []
  let article: Article | undefined
  const parts: { file: string; entries: Entries }[] = []
  const unread: unknown[] = []
  for (const file of files) {
    const json = parseJson(file, problems)
    if (json === undefined) continue
    if (file.path === articleFile) article = parse(articleSchema, json, file.path, problems)
    else {
      const entries = parse(entriesSchema, json, file.path, problems)
      if (entries) parts.push({ file: file.path, entries })
      else unread.push(json)
    }
  }
  if (!files.some(file => file.path === articleFile))
    problems.push({ file: articleFile, message: 'is missing: it says which article the catalog is about' })
  problems.push(...brokenLinks(article, parts, unread))
  if (problems.length > 0 || !article) throw new CatalogError(problems)
  return createCatalog(
    article,
    parts.map(part => part.entries),
  )
}

function parseJson(file: CatalogFile, problems: Problem[]): unknown {
  try {
    return JSON.parse(file.text)
  } catch (cause) {
    problems.push({
      file: file.path,
      message: `is not JSON (${cause instanceof Error ? cause.message : cause})`,
    })
    return undefined
  }
}

function parse<T>(schema: z.ZodType<T>, json: unknown, file: string, problems: Problem[]): T | undefined {
  const result = schema.safeParse(json, { error: inPlainWords })
  if (result.success) return result.data
  for (const { path, message } of result.error.issues) {
    const [list, index, ...rest] = path
    const inEntry = list !== undefined && typeof index === 'number'
    const field = (inEntry ? rest : path).join('.')
    problems.push({
      file,
      ...(inEntry && { entry: entryName(json, list, index) }),
      ...(field && { field }),
      message,
    })
  }
  return undefined
}

/** `films chungking-express`, or `films[2]` where the entry has no readable id. */
function entryName(json: unknown, list: PropertyKey, index: number): string {
  const entries = Object(json)[list]
  const id = Array.isArray(entries) ? Object(entries[index]).id : undefined
  return typeof id === 'string' ? `${String(list)} ${id}` : `${String(list)}[${index}]`
}
