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
  /** Whether it was typed with a capital letter though it begins no sentence, as names are. */
  readonly titled: boolean
  /** Whether its spelling was corrected. */
  readonly corrected: boolean
  readonly han: boolean
}

/** Longer questions are read up to here, so that what anyone types costs a bounded time. */
export const longestQuestion = 600

/** Turns traditional Chinese characters into simplified ones and leaves all else alone. */
export type Simplify = (text: string) => string

export interface Reader {
  /** The words of a question or of a line it is compared with. */
  read(text: string): Word[]
  /** The same word, spelt another way. */
  respelt(word: Word, text: string): Word
}

const pieces = /\p{Script=Han}|[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’]*|&/gu
const han = /\p{Script=Han}/u
const startsUpper = /^\p{Lu}/u
const insideSentence = /[^.?!¿¡:«“"'\s][\s«“"'(]*$/u
const plainLetters = /^[a-z0-9]+$/

/** How many words' terms are kept at most, so that nobody fills the memory with words of their own. */
const mostRemembered = 50_000
const longestRemembered = 24

export function createReader(simplify: Simplify): Reader {
  const terms = new Map<string, string>()
  const termOf = (text: string): string => {
    const known = terms.get(text)
    if (known !== undefined) return known
    const stem = stemmer(text)
    const term = conceptOf(text) ?? conceptOf(stem) ?? stem
    if (terms.size < mostRemembered && text.length <= longestRemembered) terms.set(text, term)
    return term
  }
  const word = (text: string, capitals = false, titled = false, corrected = false): Word => ({
    text,
    term: termOf(text),
    capitals,
    titled,
    corrected,
    han: false,
  })

  return {
    respelt: ({ capitals, titled }, text) => word(text, capitals, titled, true),
    read(text) {
      const normal = text.slice(0, longestQuestion).toWellFormed().normalize('NFKC').slice(0, longestQuestion)
      const plain = han.test(normal) ? simplify(normal) : normal
      return [...plain.matchAll(pieces)].flatMap(({ 0: piece, index }) => {
        if (han.test(piece))
          return [{ text: piece, term: piece, capitals: false, titled: false, corrected: false, han: true }]
        const folded = fold(piece)
        const spelt = chatSpellings.get(folded) ?? folded
        const capitals = piece === piece.toUpperCase() && piece !== piece.toLowerCase()
        const titled = startsUpper.test(piece) && !capitals && insideSentence.test(plain.slice(0, index))
        return spelt.includes(' ') || spelt === ''
          ? spelt
              .split(' ')
              .filter(Boolean)
              .map(part => word(part, capitals))
          : [word(spelt, capitals, titled)]
      })
    },
  }
}

function fold(piece: string): string {
  const lower = piece.toLowerCase()
  if (plainLetters.test(lower)) return lower
  if (piece === '&') return 'and'
  return lower
    .normalize('NFKD')
    .replace(/['’]s$/u, '')
    .replaceAll(/[\p{M}'’]/gu, '')
}
