/** Articles, in the languages of the titles. */
export const articles: ReadonlySet<string> = new Set('a an the el la los las un una le les il lo'.split(' '))

/** Words that decide little: a name with or without them is the same name. */
export const smallWords: ReadonlySet<string> = new Set([
  ...articles,
  ...'of in on at to for from by with and or y e de del du des'.split(' '),
])

/** Words people put around a name to say what kind of thing they mean. */
const kindWords: ReadonlySet<string> = new Set(
  'film films movie movies song songs track tracks tune music soundtrack ost score by from'.split(' '),
)

/** Without articles; the words themselves when they are nothing but articles ("The The"). */
export function withoutArticles(words: readonly string[]): readonly string[] {
  const rest = words.filter(word => !articles.has(word))
  return rest.length > 0 ? rest : words
}

/** Without the words that say what kind of thing it is, as long as something is left. */
export function withoutKind(words: readonly string[]): readonly string[] {
  const rest = words.filter(word => !kindWords.has(word))
  return rest.length > 0 ? rest : words
}

/** Without the year at the end, as long as a name is left: not of `2046`, nor of `the 2046`. */
export function withoutYear(words: readonly string[]): readonly string[] {
  const rest = words.slice(0, -1)
  return isYear(words.at(-1) ?? '') && rest.some(word => !articles.has(word)) ? rest : words
}

/** Jyutping and numbered pinyin without its tones (`cung4 hing3` → `cung hing`). */
export function withoutToneNumbers(words: readonly string[]): readonly string[] {
  return words.length > 1 && words.every(word => /^[a-z]{1,6}[1-6]$/.test(word))
    ? words.map(word => word.slice(0, -1))
    : words
}

const isYear = (word: string): boolean => /^(18|19|20)\d\d$/.test(word)
