import { isUnspaced } from './characters.ts'

/** The first letters of a name's words (`in the mood for love` → `itmfl`); undefined for a single word. */
export function initialsOf(words: readonly string[]): string | undefined {
  if (words.length < 2 || words.some(isUnspaced)) return undefined
  return words.map(word => word.slice(0, 1)).join('')
}
