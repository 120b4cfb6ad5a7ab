/** A line of text that stands for something, cut into terms. */
export interface Line<T> {
  readonly target: T
  readonly terms: readonly string[]
}

/** A term of a question, and the terms that count as nearly the same, by how near they are (0 to 1). */
export interface QueryTerm {
  readonly term: string
  readonly near: readonly { readonly term: string; readonly nearness: number }[]
}

export interface Hit<T> {
  readonly target: T
  /** 0 to 1: the best single line, by how much of it and of the question is the same. */
  readonly line: number
  /** 0 to 1: how much of the question is found anywhere in the target's lines. */
  readonly coverage: number
}

export interface LineIndex<T> {
  /** Every target that shares a term with these, unordered. */
  search(terms: readonly QueryTerm[]): Hit<T>[]
  has(term: string): boolean
}

/** A term that is in no line weighs as much as one that so many targets have. */
const unknownCountsAs = 4

/**
 * An inverted index of lines. Terms are weighted by how few targets have them, so that a target with many lines
 * does not make its own words common.
 */
export function createLineIndex<T>(lines: readonly Line<T>[]): LineIndex<T> {
  const targets = [...new Set(lines.map(line => line.target))]
  const numberOf = new Map(targets.map((target, number) => [target, number]))
  const targetOf = Int32Array.from(lines, line => numberOf.get(line.target) ?? 0)

  const linesWith = new Map<string, number[]>()
  const targetsWith = new Map<string, Set<number>>()
  lines.forEach(({ terms }, line) => {
    for (const term of terms) {
      const list = linesWith.get(term)
      if (list) list.push(line)
      else linesWith.set(term, [line])
      targetsWith.set(term, (targetsWith.get(term) ?? new Set()).add(targetOf[line] ?? 0))
    }
  })
  const weightOf = (term: string) =>
    Math.log(1 + targets.length / Math.max(2, targetsWith.get(term)?.size ?? unknownCountsAs))
  const lineWeights = Float64Array.from(lines, ({ terms }) =>
    terms.reduce((sum, term) => sum + weightOf(term), 0),
  )

  return {
    has: term => linesWith.has(term),
    search(query) {
      const asked = query.reduce((sum, { term }) => sum + weightOf(term), 0)
      if (asked === 0) return []
      const byLine = new Map<number, number>()
      const byTarget = new Map<number, number>()
      for (const { term, near } of query) {
        const bestByLine = new Map<number, number>()
        const bestByTarget = new Map<number, number>()
        for (const { term: other, nearness } of [{ term, nearness: 1 }, ...near]) {
          const weight = Math.min(weightOf(term), weightOf(other)) * nearness
          for (const line of linesWith.get(other) ?? []) raise(bestByLine, line, weight)
          for (const target of targetsWith.get(other) ?? []) raise(bestByTarget, target, weight)
        }
        for (const [line, weight] of bestByLine) byLine.set(line, (byLine.get(line) ?? 0) + weight)
        for (const [target, weight] of bestByTarget)
          byTarget.set(target, (byTarget.get(target) ?? 0) + weight)
      }
      const best = new Map<number, number>()
      for (const [line, weight] of byLine) {
        raise(best, targetOf[line] ?? 0, weight / Math.sqrt(asked * (lineWeights[line] ?? 1)))
      }
      return [...byTarget].flatMap(([number, weight]) => {
        const target = targets[number]
        return target === undefined ? [] : [{ target, line: best.get(number) ?? 0, coverage: weight / asked }]
      })
    },
  }
}

function raise(best: Map<number, number>, key: number, value: number): void {
  if (value > (best.get(key) ?? 0)) best.set(key, value)
}
