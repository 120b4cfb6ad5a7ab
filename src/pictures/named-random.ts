import { seededRandom } from '../seeded-random.ts'

/** Numbers from 0 to below 1 that look random and are always the same for one name (seeded by its FNV-1a hash). */
export function namedRandom(name: string): () => number {
  let hash = 0x811c9dc5
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return seededRandom(hash)
}
