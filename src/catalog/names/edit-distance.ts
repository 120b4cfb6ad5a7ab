/**
 * Damerau–Levenshtein distance (optimal string alignment: insertions, deletions, substitutions and swaps of
 * neighbours count one each), or `most + 1` as soon as it must be more than `most`.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > most) return most + 1
  let start = 0
  while (start < a.length && a.charCodeAt(start) === b.charCodeAt(start)) start++
  let [endA, endB] = [a.length, b.length]
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--
    endB--
  }
  const last = lastRow(a.slice(start, endA), b.slice(start, endB), most)
  return last === undefined ? most + 1 : Math.min(last[endB - start] ?? most + 1, most + 1)
}

/** The distance of `typed` to the beginning of `text` it is nearest to, or `most + 1`. */
export function prefixDistance(typed: string, text: string, most: number): number {
  const last = lastRow(typed, text.slice(0, typed.length + most), most)
  return last === undefined ? most + 1 : Math.min(...last, most + 1)
}

/** The last row of the distance matrix, exact up to `most`; undefined when nothing in it can be that small. */
function lastRow(a: string, b: string, most: number): number[] | undefined {
  const beyond = most + 1
  let before: number[] = []
  let above: number[] = []
  for (let column = 0; column <= b.length; column++) above.push(Math.min(column, beyond))
  for (let row = 1; row <= a.length; row++) {
    const current = new Array<number>(b.length + 1).fill(beyond)
    if (row <= most) current[0] = row
    let smallest = current[0] ?? beyond
    const letter = a.charCodeAt(row - 1)
    const to = Math.min(b.length, row + most)
    for (let column = Math.max(1, row - most); column <= to; column++) {
      const other = b.charCodeAt(column - 1)
      let cost = (above[column - 1] ?? beyond) + (letter === other ? 0 : 1)
      cost = Math.min(cost, (above[column] ?? beyond) + 1, (current[column - 1] ?? beyond) + 1)
      if (row > 1 && column > 1 && letter === b.charCodeAt(column - 2) && other === a.charCodeAt(row - 2))
        cost = Math.min(cost, (before[column - 2] ?? beyond) + 1)
      current[column] = Math.min(cost, beyond)
      smallest = Math.min(smallest, cost)
    }
    if (smallest > most) return undefined
    before = above
    above = current
  }
  return above
}
