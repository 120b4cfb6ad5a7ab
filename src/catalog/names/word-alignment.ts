import { editDistance } from './edit-distance.ts'
import { hasDigit, typosAllowed } from './typos.ts'

/** Which words of a name were typed, in whatever order, and which words are over on either side. */
export interface WordAlignment {
  readonly found: readonly { readonly word: string; readonly typos: number }[]
  readonly inOrder: boolean
  readonly missing: readonly string[]
  readonly extra: readonly string[]
}

export function alignWords(typed: readonly string[], name: readonly string[]): WordAlignment {
  const left = [...typed]
  const found: { word: string; typos: number }[] = []
  const missing: string[] = []
  let inOrder = true
  let last = -1
  for (const word of name) {
    const { at, typos } = nearestWord(word, left)
    if (at < 0) missing.push(word)
    else {
      left[at] = ''
      found.push({ word, typos })
      inOrder &&= at > last
      last = at
    }
  }
  return { found, inOrder, missing, extra: left.filter(word => word !== '') }
}

/** The place of the word that is this one, typos allowed for, or -1. */
function nearestWord(word: string, among: readonly string[]): { at: number; typos: number } {
  const exactly = among.indexOf(word)
  if (exactly >= 0) return { at: exactly, typos: 0 }
  let found = { at: -1, typos: Number.POSITIVE_INFINITY }
  if (hasDigit(word)) return found
  for (const [at, other] of among.entries()) {
    const most = typosAllowed(other, word)
    if (most === 0 || Math.abs(word.length - other.length) > most) continue
    const typos = editDistance(word, other, most)
    if (typos <= most && typos < found.typos) found = { at, typos }
  }
  return found
}
