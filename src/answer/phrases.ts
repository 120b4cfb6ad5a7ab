/** Ways to say a thing, written as phrases and made into pieces of one regular expression. */

/** Any of the pieces, in a question in small letters, without accents and punctuation, in simplified Chinese. */
export const either = (...pieces: readonly string[]): RegExp => new RegExp(pieces.join('|'), 'u')

/** Any of the pieces, in a question as it was typed, in small letters or capitals. */
export const asTyped = (...pieces: readonly string[]): RegExp => new RegExp(pieces.join('|'), 'iu')

/** One of several phrases, with commas between, as a part of a longer pattern; each may be a pattern. */
export const oneOf = (phrases: TemplateStringsArray, ...parts: readonly string[]): string => {
  const each = String.raw(phrases, ...parts)
    .trim()
    .split(/,\s+/)
  return `(?:${each.join('|')})`
}

/** The same as whole words, wherever they stand. */
export const words = (phrases: TemplateStringsArray, ...parts: readonly string[]): string =>
  `\\b${oneOf(phrases, ...parts)}\\b`

/** Chinese phrases, with spaces between, wherever they stand. */
export const chinese = ({ raw }: TemplateStringsArray): string => raw.join('').trim().split(/\s+/).join('|')
