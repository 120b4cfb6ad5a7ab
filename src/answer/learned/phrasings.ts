import { createHash } from 'node:crypto'
import * as z from 'zod'
import type { Catalog } from '../../catalog/catalog.ts'
import type { Reader } from '../words.ts'

/** More ways to ask for claims and gaps, by their ids, than are matched one by one: the model learns from them. */
export const phrasingsSchema = z.strictObject({
  $schema: z.string().optional(),
  claims: z.record(z.string(), z.array(z.string().min(1).max(300))).default({}),
  gaps: z.record(z.string(), z.array(z.string().min(1).max(300))).default({}),
})
export type Phrasings = z.infer<typeof phrasingsSchema>

export interface PhrasedLine {
  /** `claim:` or `gap:` and an id. */
  readonly target: string
  readonly text: string
}

/**
 * Every line by which a claim or a gap may be asked for, from the catalog and from the phrasings, each once. Throws
 * where phrasings are for something that the catalog does not have.
 */
export function phrasedLines(catalog: Catalog, phrasings: readonly Phrasings[]): PhrasedLine[] {
  const lines = new Map<string, PhrasedLine>()
  const add = (target: string, texts: readonly string[]) => {
    for (const text of texts) lines.set(`${target} ${text}`, { target, text })
  }
  for (const { id, asked, says, short } of catalog.claims) add(`claim:${id}`, [...asked, says, short])
  for (const { id, asked, subject } of catalog.gaps) add(`gap:${id}`, [...asked, subject])
  const known = new Set([...lines.values()].map(({ target }) => target))
  const given = phrasings.flatMap(({ claims, gaps }) => [
    ...Object.entries(claims).map(([id, texts]) => [`claim:${id}`, texts] as const),
    ...Object.entries(gaps).map(([id, texts]) => [`gap:${id}`, texts] as const),
  ])
  for (const [target, texts] of given) {
    if (!known.has(target))
      throw new Error(`there are phrasings for ${target}, which the catalog does not have`)
    add(target, texts)
  }
  return [...lines.values()]
}

/** How often a word must be written for it to be no slip. */
const often = 3

/** Tells the words that lines have often. */
export function wordsOften(lines: readonly PhrasedLine[], { read }: Reader): (word: string) => boolean {
  const seen = new Map<string, number>()
  for (const { text } of lines)
    for (const word of read(text)) seen.set(word.text, (seen.get(word.text) ?? 0) + 1)
  return word => (seen.get(word) ?? 0) >= often
}

/** A digest by which it is told whether a model was learned from these lines. */
export const digestOf = (lines: readonly PhrasedLine[]): string =>
  createHash('sha256').update(JSON.stringify(lines)).digest('hex')
