import { isUnspaced } from './characters.ts'
import { wordsOf } from './fold.ts'

/**
 * Two neighbours swapped in a shorter name leave no trigram of it whole; bigrams survive. With trigrams alone one
 * in 160 names of the catalog with two typos is lost; bigrams of names of up to 12 letters find no more.
 */
const shortName = 8

/**
 * The pieces a folded name is found by, each once: trigrams of the name without its spaces, its beginning and
 * end marked; bigrams too where the name is short; unigrams and bigrams of characters written without spaces.
 */
export function gramsOf(folded: string): ReadonlySet<string> {
  const grams = new Set<string>()
  let letters = ''
  let previous = ''
  for (const word of wordsOf(folded)) {
    if (isUnspaced(word)) {
      addLetters(grams, letters)
      letters = ''
      grams.add(word)
      if (previous !== '') grams.add(previous + word)
      previous = word
    } else {
      letters += word
      previous = ''
    }
  }
  addLetters(grams, letters)
  return grams
}

function addLetters(grams: Set<string>, letters: string): void {
  if (letters === '') return
  const marked = `^${letters}$`
  for (let at = 0; at + 3 <= marked.length; at++) grams.add(marked.slice(at, at + 3))
  if (letters.length <= shortName)
    for (let at = 0; at + 2 <= marked.length; at++) grams.add(marked.slice(at, at + 2))
}
