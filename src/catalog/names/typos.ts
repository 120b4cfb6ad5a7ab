import { isUnspaced, unspaced } from './characters.ts'

/** How many letters may be wrong: none in a name of up to three letters, one of up to seven, then two. */
export function typosAllowed(typed: string, name: string): number {
  if (typed.length < 3 || name.length <= 3) return 0
  // Two letters left out of eight are too many to tell: `piazza` is not Piazzola.
  return name.length <= 7 || typed.length < 7 ? 1 : 2
}

/** What no typo changes: numbers (2047 is not 2046), and letters among Chinese characters. */
export const neverMistyped = (text: string): string =>
  isUnspaced(text) ? text.replace(unspaced, ' ') : text.replace(/\D+/g, ' ')

export const hasDigit = (word: string): boolean => /\d/.test(word)
