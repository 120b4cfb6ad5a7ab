/** What stands behind the name of a command, taken apart. */
export interface GivenValues {
  /** What comes before the first name of an option. */
  readonly bare: string
  /** By the options' names in lower case, in the order in which they were typed. */
  readonly named: readonly (readonly [name: string, value: string])[]
}

/** Reads `bare text option:value option:value`. A value goes up to the next option's name, so it may hold spaces and
 * colons. The page reads what is typed with the same function, so it imports nothing. */
export function readGivenValues(text: string, options: readonly { readonly name: string }[]): GivenValues {
  const names = options.map(({ name }) => RegExp.escape(name)).join('|')
  const marks = names === '' ? [] : [...text.matchAll(new RegExp(`(?<=^|\\s)(${names}):`, 'giu'))]
  return {
    bare: text.slice(0, marks[0]?.index ?? text.length).trim(),
    named: marks.map((mark, n) => [
      (mark[1] ?? '').toLowerCase(),
      text.slice(mark.index + mark[0].length, marks[n + 1]?.index).trim(),
    ]),
  }
}
