import { editDistance } from '../catalog/names/edit-distance.ts'

/** How many letters may be wrong in a word of this length. Short words differ by one letter from too many others. */
const errorsIn = (length: number): number => (length < 5 ? 0 : length < 8 ? 1 : 2)

/** Longer words are no slips of known ones. */
const longestWord = 24

/** From a word that is not known to the known word it is most likely meant to be, if there is one. */
export type Spelling = (word: string) => string | undefined

/**
 * Corrects words against those of a vocabulary, the more frequent first among equally near. Only known words
 * that begin like the typed one, or like what it would be without its first letter, are compared: few people
 * miss the first letter, and a question has few unknown words.
 */
export function createSpelling(frequencies: ReadonlyMap<string, number>): Spelling {
  const byFirstLetter = new Map<string, string[]>()
  for (const word of frequencies.keys()) {
    const group = byFirstLetter.get(word.charAt(0))
    if (group) group.push(word)
    else byFirstLetter.set(word.charAt(0), [word])
  }

  return word => {
    if (frequencies.has(word)) return word
    const most = errorsIn(word.length)
    if (most === 0 || word.length > longestWord) return undefined
    let best: { known: string; distance: number; frequency: number } | undefined
    for (const letter of new Set([word.charAt(0), word.charAt(1)]))
      for (const known of byFirstLetter.get(letter) ?? []) {
        const distance = editDistance(word, known, most)
        const frequency = frequencies.get(known) ?? 0
        if (distance > most || (distance === 2 && letter !== word.charAt(0))) continue
        if (!best || distance < best.distance || (distance === best.distance && frequency > best.frequency))
          best = { known, distance, frequency }
      }
    return best?.known
  }
}
