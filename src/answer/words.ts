import { stemmer } from 'stemmer'
import { chatSpellings } from './chat-spellings.ts'
import { conceptOf } from './concepts.ts'

/** One word of a question, or one Chinese character. */
export interface Word {
  /** Folded: lower case, without accents, Chinese in the simplified script. */
  readonly text: string
  /** What it counts as when words are compared: its stem, or the concept its stem stands for. */
  readonly term: string
  /** Whether it was typed in capitals, as abbreviations are. */
  readonly capitals: boolean
  readonly han: boolean
}

/** Longer questions are read up to here, so that what anyone types costs a bounded time. */
export const longestQuestion = 600

const pieces = /\p{Script=Han}|[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’]*|&/gu
const han = /\p{Script=Han}/u

/** Turns traditional Chinese characters into simplified ones and leaves all else alone. */
export type Simplify = (text: string) => string

/** The words of a question or of a line it is compared with. */
export function wordsIn(text: string, simplify: Simplify): Word[] {
  const plain = simplify(text.slice(0, longestQuestion).toWellFormed().normalize('NFKC'))
  return [...plain.matchAll(pieces)].flatMap(([piece]) => {
    if (han.test(piece)) return [{ text: piece, term: piece, capitals: false, han: true }]
    const folded = foldPiece(piece)
    const capitals = /\p{Lu}/u.test(piece) && piece === piece.toUpperCase()
    return (chatSpellings.get(folded) ?? folded)
      .split(' ')
      .filter(Boolean)
      .map(text => wordFrom(text, capitals))
  })
}

/** The same word, spelt another way. */
export const respelt = (word: Word, text: string): Word => wordFrom(text, word.capitals)

function wordFrom(text: string, capitals: boolean): Word {
  const stem = stemmer(text)
  return { text, term: conceptOf(text) ?? conceptOf(stem) ?? stem, capitals, han: false }
}

const foldPiece = (piece: string): string =>
  piece === '&'
    ? 'and'
    : piece
        .normalize('NFKD')
        .replace(/['’]s$/u, '')
        .replaceAll(/[\p{M}'’]/gu, '')
        .toLowerCase()
