/** Chinese and Japanese characters and Korean syllables: short words, or whole ones, written without spaces. */
export const unspaced = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}]/gu
const unspacedAnywhere = new RegExp(unspaced.source, 'u')

export const isUnspaced = (text: string): boolean => unspacedAnywhere.test(text)

/** From a character to the one that stands for all its variants. */
export type CharacterVariants = ReadonlyMap<string, string>
export const noVariants: CharacterVariants = new Map()

export const canonical = (variants: CharacterVariants, character: string): string =>
  variants.get(character) ?? character

/**
 * Which characters are the same in another script, learnt from names known in both (traditional, simplified):
 * characters at the same place are variants of each other. Pairs of unequal length teach nothing.
 */
export function variantsIn(pairs: Iterable<readonly [string, string]>): CharacterVariants {
  const parent = new Map<string, string>()
  const root = (character: string): string => {
    const above = parent.get(character)
    return above === undefined ? character : root(above)
  }
  for (const [one, other] of pairs) {
    const left = Array.from(one.normalize('NFKC'))
    const right = Array.from(other.normalize('NFKC'))
    if (left.length !== right.length) continue
    for (const [place, character] of left.entries()) {
      const twin = right[place] ?? character
      if (!isUnspaced(character) || !isUnspaced(twin)) continue
      const [a, b] = [root(character), root(twin)]
      if (a !== b) parent.set(b, a)
    }
  }
  return new Map(Array.from(parent.keys(), character => [character, root(character)]))
}
