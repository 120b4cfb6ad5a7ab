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

/** Chinese stands beside other words without a space: 同Volver. */
const pieces = /\p{Script=Han}|[[\p{L}\p{M}\p{N}]--\p{Script=Han}][[\p{L}\p{M}\p{N}'’]--\p{Script=Han}]*|&/gv
const han = /\p{Script=Han}/u
/** What tells a Spanish "y" from an English one that is short for "why". */
const spanish =
  /[¿¡]|\b(?:qui[eé]n(?:es)?|qu[eé]|cu[aá]l|cu[aá]ndo|c[oó]mo|d[oó]nde|el|en|del|los|las|una?|otr[oa]s?)\b/iu
const startsUpper = /^\p{Lu}/u
const insideSentence = /[^.?!¿¡:«“"'\s][\s«“"'(]*$/u
const plainLetters = /^[a-z0-9]+$/

/** How many words' terms are kept at most, so that nobody fills the memory with words of their own. */
const mostRemembered = 50_000
const longestRemembered = 24

export function createReader(simplify: Simplify): Reader {
  // The same few thousand words make up every line, so each is made once.
  const plainWords = new Map<string, Word>()
  const plainWord = (text: string): Word => {
    const known = plainWords.get(text)
    if (known) return known
    const made = {
      text,
      term: termOf(text),
      capitals: false,
      titled: false,
      corrected: false,
      han: han.test(text),
    }
    if (plainWords.size < mostRemembered && text.length <= longestRemembered) plainWords.set(text, made)
    return made
  }

  return {
    respelt: (word, text) => ({ ...word, text, term: plainWord(text).term, corrected: true }),
    read(text) {
      const normal = text.slice(0, longestQuestion).toWellFormed().normalize('NFKC').slice(0, longestQuestion)
      const plain = han.test(normal) ? simplify(normal) : normal
      const words: Word[] = []
      let at = 0
      for (const piece of plain.match(pieces) ?? []) {
        at = plain.indexOf(piece, at)
        const marks = startsUpper.test(piece) ? marksOf(piece, plain.slice(0, at)) : undefined
        const folded = fold(piece)
        const spelling = folded === 'y' && spanish.test(plain) ? folded : chatSpellings.get(folded)
        for (const part of (spelling ?? folded).split(' '))
          if (part !== '') words.push(marks ? { ...plainWord(part), ...marks } : plainWord(part))
        at += piece.length
      }
      return words
    },
  }
}

/** Words as one text, Chinese characters side by side. */
export const textOf = (words: readonly Pick<Word, 'text' | 'han'>[]): string =>
  words.reduce(
    (all, word, at) => all + (at > 0 && !(word.han && words[at - 1]?.han) ? ' ' : '') + word.text,
    '',
  )

function termOf(text: string): string {
  if (han.test(text)) return text
  const stem = stemmer(text)
  return conceptOf(text) ?? conceptOf(stem) ?? stem
}

/** What the capitals of a piece tell of it. */
function marksOf(piece: string, before: string): Pick<Word, 'capitals' | 'titled'> {
  const capitals = piece === piece.toUpperCase()
  return { capitals, titled: !capitals && insideSentence.test(before) }
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
