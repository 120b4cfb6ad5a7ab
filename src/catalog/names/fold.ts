import { type CharacterVariants, canonical, noVariants, unspaced } from './characters.ts'

/** A folded name is never longer, so that what anyone types costs a bounded time. Titles end well before. */
export const longestFold = 128
/** Characters read at all: enough that decorated letters (a mark or two each) still fill a fold. */
const longestTyped = 500

const apostrophes = /['‘’‛ʼʻʹ`´′＇]/g
const marksAndInvisibles = /[\p{M}\p{Cf}]/gu
const separators = /[^\p{L}\p{N}]+/gu
const blanks = /[\s\p{C}]+/gu
const undecomposed: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
}
const undecomposedLetters = new RegExp(`[${Object.keys(undecomposed).join('')}]`, 'g')

/**
 * The words of a name with everything taken off that people leave out or type differently: case, accents,
 * tone marks, punctuation, apostrophes, full-width forms, invisible characters. Words are parted by one space;
 * in scripts written without spaces each character is a word. A name of nothing but signs (`!!!`) keeps them.
 * At most `longestFold` characters.
 */
export function fold(text: string, variants: CharacterVariants = noVariants): string {
  const plain = text
    .slice(0, longestTyped)
    .toWellFormed()
    .replace(apostrophes, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(marksAndInvisibles, '')
    .replace(undecomposedLetters, letter => undecomposed[letter] ?? letter)
    .replaceAll('&', ' and ')
    .normalize('NFC')
    .replace(unspaced, character => ` ${canonical(variants, character)} `)
  return bounded(plain.replace(separators, ' ')) || bounded(plain.replace(blanks, ' '))
}

/** Cut between characters, never within one. */
const bounded = (words: string): string =>
  words
    .trim()
    .slice(0, longestFold)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()

/** A fold without its spaces, so that `happytogether` is `happy together`. */
export const compact = (folded: string): string => folded.replaceAll(' ', '')

export const wordsOf = (folded: string): string[] => (folded === '' ? [] : folded.split(' '))
