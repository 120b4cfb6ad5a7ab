import { editDistance } from '../catalog/names/edit-distance.ts'

/** How many letters may be wrong in a word of this length. Short words differ by one letter from too many others. */
const errorsIn = (length: number): number => (length < 5 ? 0 : length < 8 ? 1 : 2)

/** From a word that is not known to the known word it is most likely meant to be, if there is one. */
export type Spelling = (word: string) => string | undefined

/**
 * Corrects words against those of a vocabulary, the more frequent first among equally near. Candidates are
 * found by what is left of words when letters are taken out of them, so that a look-up does not walk through
 * the vocabulary.
 */
export function createSpelling(frequencies: ReadonlyMap<string, number>): Spelling {
  const byRemains = new Map<string, string[]>()
  for (const word of frequencies.keys())
    for (const rest of remains(word, errorsIn(word.length))) {
      const group = byRemains.get(rest)
      if (group) group.push(word)
      else byRemains.set(rest, [word])
    }

  const correct = (word: string): string | undefined => {
    const most = errorsIn(word.length)
    if (most === 0 || word.length > 24) return undefined
    let best: { known: string; distance: number; frequency: number } | undefined
    for (const rest of remains(word, most))
      for (const known of byRemains.get(rest) ?? []) {
        const distance = editDistance(word, known, most)
        const frequency = frequencies.get(known) ?? 0
        if (distance > most || (distance === 2 && known[0] !== word[0])) continue
        if (!best || distance < best.distance || (distance === best.distance && frequency > best.frequency))
          best = { known, distance, frequency }
      }
    return best?.known
  }
  return word => (frequencies.has(word) ? word : correct(word))
}

/** The word, and all that is left of it when up to so many letters are taken out. */
function remains(word: string, letters: number): Set<string> {
  const all = new Set([word])
  let last = [word]
  for (let taken = 0; taken < letters; taken++) {
    last = last.flatMap(rest => Array.from(rest, (_, at) => rest.slice(0, at) + rest.slice(at + 1)))
    for (const rest of last) all.add(rest)
  }
  return all
}
