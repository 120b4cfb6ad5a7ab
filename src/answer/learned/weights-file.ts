import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { Weights } from './model.ts'

const header = z.object({
  /** Of the lines it was learned from. */
  lines: z.string(),
  scale: z.number(),
  directionScale: z.number(),
  entries: z.int(),
  targets: z.array(z.string()),
  traits: z.array(z.array(z.int())),
  columns: z.int(),
})

const files = (folder: string) => ({
  header: join(folder, 'model.json'),
  pieces: join(folder, 'pieces.txt'),
  numbers: join(folder, 'weights.bin'),
})

/** Writes what was learned, and the digest of the lines it was learned from, into a folder. */
export function writeWeights(weights: Weights, lines: string, folder = import.meta.dirname): void {
  const { targets, traits, columns, pieces, scale, directionScale, entryColumns } = weights
  const paths = files(folder)
  const entries = entryColumns.length
  const head = { lines, scale, directionScale, entries, targets, traits, columns }
  writeFileSync(paths.header, `${JSON.stringify(head)}\n`)
  writeFileSync(paths.pieces, pieces.join('\n'))
  // Wider numbers first, so that each array begins where its kind may.
  const parts = [weights.rarity, weights.starts, entryColumns, weights.entryValues, weights.directions]
  writeFileSync(
    paths.numbers,
    Buffer.concat(parts.map(part => new Uint8Array(part.buffer, part.byteOffset, part.byteLength))),
  )
}

/** What was learned, and from which lines. Throws where the files are missing or make no sense. */
export function readWeights(
  dimensions: number,
  folder = import.meta.dirname,
): { weights: Weights; lines: string } {
  const paths = files(folder)
  const head = header.parse(JSON.parse(readFileSync(paths.header, 'utf8')))
  const { targets, traits, columns, scale, directionScale, entries, lines } = head
  const pieces = readFileSync(paths.pieces, 'utf8').split('\n')
  // A copy begins at a multiple of eight, as a pooled buffer may not.
  const { buffer } = Uint8Array.from(readFileSync(paths.numbers))
  let at = 0
  const next = (bytes: number) => {
    at += bytes
    return at - bytes
  }
  const weights: Weights = {
    targets,
    traits,
    columns,
    pieces,
    scale,
    directionScale,
    rarity: new Float32Array(buffer, next(4 * pieces.length), pieces.length),
    starts: new Uint32Array(buffer, next(4 * (pieces.length + 1)), pieces.length + 1),
    entryColumns: new Uint16Array(buffer, next(2 * entries), entries),
    entryValues: new Int8Array(buffer, next(entries), entries),
    directions: new Int8Array(buffer, next(dimensions * columns), dimensions * columns),
  }
  return { weights, lines }
}
