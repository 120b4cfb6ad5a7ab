/**
 * Ways to say a thing, as pieces of one regular expression. They are compared with a question in small letters, without
 * accents and punctuation, in simplified Chinese.
 */
export const either = (...pieces: readonly string[]): RegExp => new RegExp(pieces.join('|'), 'u')

/** Whole words and phrases, with commas between; each may be a pattern. */
export const words = ({ raw }: TemplateStringsArray): string =>
  `\\b(?:${raw.join('').trim().split(/,\s+/).join('|')})\\b`

/** Chinese phrases, with spaces between, wherever they stand. */
export const chinese = ({ raw }: TemplateStringsArray): string => raw.join('').trim().split(/\s+/).join('|')
