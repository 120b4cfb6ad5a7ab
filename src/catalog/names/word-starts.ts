/** Every place in a folded text where a word begins, sorted by what follows, spaces left out. */
export interface WordStarts {
  /** Calls `visit` for the places that what was typed (folded, without spaces) continues, at most `limit`. */
  visit(prefix: string, limit: number, visit: (text: number, isFirstWord: boolean) => void): void
  count(prefix: string): number
}

export function createWordStarts(folds: readonly string[], compacts: readonly string[]): WordStarts {
  const unsorted: { text: number; offset: number; rest: string }[] = []
  for (const [text, folded] of folds.entries()) {
    const letters = compacts[text] ?? ''
    let spaces = 0
    for (let at = -1; ; ) {
      const offset = at + 1 - spaces
      unsorted.push({ text, offset, rest: letters.slice(offset) })
      at = folded.indexOf(' ', at + 1)
      if (at < 0) break
      spaces++
    }
  }
  unsorted.sort((a, b) => (a.rest < b.rest ? -1 : a.rest > b.rest ? 1 : a.text - b.text))
  const texts = Uint32Array.from(unsorted, start => start.text)
  const offsets = Uint8Array.from(unsorted, start => start.offset)

  /** The first place whose text is not before `prefix`, or with `after` not before all it begins. */
  const boundary = (prefix: string, after: boolean): number => {
    let low = 0
    let high = texts.length
    while (low < high) {
      const middle = (low + high) >> 1
      const offset = offsets[middle] ?? 0
      const head = (compacts[texts[middle] ?? 0] ?? '').slice(offset, offset + prefix.length)
      if (head < prefix || (after && head === prefix)) low = middle + 1
      else high = middle
    }
    return low
  }

  return {
    visit(prefix, limit, visit) {
      const from = boundary(prefix, false)
      const to = Math.min(boundary(prefix, true), from + limit)
      for (let at = from; at < to; at++) visit(texts[at] ?? 0, offsets[at] === 0)
    },
    count: prefix => boundary(prefix, true) - boundary(prefix, false),
  }
}
