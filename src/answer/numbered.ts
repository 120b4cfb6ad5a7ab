/** The place of each word in a list. Of pairs, as a Map takes them, tens of thousands would be made to be thrown away. */
export function numbered(words: readonly string[]): ReadonlyMap<string, number> {
  const numberOf = new Map<string, number>()
  words.forEach((word, number) => {
    numberOf.set(word, number)
  })
  return numberOf
}
