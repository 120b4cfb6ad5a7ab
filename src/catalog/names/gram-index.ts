import { gramsOf } from './grams.ts'

export interface GramIndex {
  /** The texts that share most with what was typed, among those `wanted`; at most `limit`, in no order. */
  candidates(folded: string, wanted: (text: number) => boolean, limit: number): readonly number[]
}

/** Postings read for one lookup; past it the commonest grams are left out. Twice as many find no more. */
const mostPostings = 100_000
/** A name that shares less of its grams, or of those typed, is nothing like it. Two typos in eight leave a quarter. */
const leastShared = 0.2
const levels = 256

/** An inverted index from grams to the texts (by position) they occur in. */
export function createGramIndex(texts: readonly string[]): GramIndex {
  const { idOf, offsets, postings, sizes } = buildPostings(texts)
  // Reused by every lookup, which leaves `shared` all zeros.
  const shared = new Uint16Array(texts.length)
  const touched = new Uint32Array(texts.length)
  const levelOf = new Uint8Array(texts.length)
  const levelSizes = new Uint32Array(levels)

  /** Counts the grams each text shares, and gives how many texts that `touched` begins with share any. */
  const countShared = (ids: readonly number[]): number => {
    let length = 0
    let read = 0
    for (const id of ids) {
      const from = offsets[id] ?? 0
      const to = offsets[id + 1] ?? 0
      read += to - from
      if (read > mostPostings && length > 0) break
      for (let at = from; at < to; at++) {
        const text = postings[at] ?? 0
        const count = shared[text] ?? 0
        if (count === 0) touched[length++] = text
        shared[text] = count + 1
      }
    }
    return length
  }

  return {
    candidates(folded, wanted, limit) {
      const grams = gramsOf(folded)
      const ids: number[] = []
      for (const gram of grams) {
        const id = idOf.get(gram)
        if (id !== undefined) ids.push(id)
      }
      const occurrences = (id: number) => (offsets[id + 1] ?? 0) - (offsets[id] ?? 0)
      ids.sort((a, b) => occurrences(a) - occurrences(b))
      const length = countShared(ids)

      // Like a name as a whole counts most; containing it, or being contained in it, a little less.
      const level = (count: number, size: number): number => {
        const alike = (2 * count) / (grams.size + size)
        const contained = (0.8 * count) / Math.min(grams.size, size)
        return Math.min(levels - 1, Math.floor(Math.max(alike, contained) * levels))
      }
      levelSizes.fill(0)
      const kept: number[] = []
      for (let at = 0; at < length; at++) {
        const text = touched[at] ?? 0
        const count = shared[text] ?? 0
        const size = sizes[text] ?? 1
        shared[text] = 0
        if (count < leastShared * Math.min(grams.size, size) || !wanted(text)) continue
        const own = level(count, size)
        kept.push(text)
        levelOf[text] = own
        levelSizes[own] = (levelSizes[own] ?? 0) + 1
      }
      let lowest = levels
      let above = 0
      for (let next = 0; lowest > 0 && next < limit; next += levelSizes[--lowest] ?? 0) above = next
      let room = limit - above
      return kept.filter(text => {
        const own = levelOf[text] ?? 0
        return own > lowest || (own === lowest && room-- > 0)
      })
    },
  }
}

function buildPostings(texts: readonly string[]) {
  const idOf = new Map<string, number>()
  const occurrences: number[] = []
  const sizes = new Uint16Array(texts.length)
  let flat = new Uint32Array(1024)
  let length = 0
  for (const [text, folded] of texts.entries()) {
    const grams = gramsOf(folded)
    sizes[text] = grams.size
    if (length + grams.size > flat.length) {
      const larger = new Uint32Array(flat.length * 2 + grams.size)
      larger.set(flat)
      flat = larger
    }
    for (const gram of grams) {
      const id = idOf.get(gram) ?? idOf.size
      if (id === idOf.size) idOf.set(gram, id)
      occurrences[id] = (occurrences[id] ?? 0) + 1
      flat[length++] = id
    }
  }
  const offsets = new Uint32Array(idOf.size + 1)
  for (const [id, count] of occurrences.entries()) offsets[id + 1] = (offsets[id] ?? 0) + count
  const next = offsets.slice()
  const postings = new Uint32Array(length)
  let at = 0
  for (const [text, size] of sizes.entries())
    for (const end = at + size; at < end; at++) {
      const id = flat[at] ?? 0
      const place = next[id] ?? 0
      postings[place] = text
      next[id] = place + 1
    }
  return { idOf, offsets, postings, sizes }
}
