import type { Answer } from '../../answer/answer.ts'
import type { Answerer } from '../../answer/answerer.ts'

/** An answer as programs read it. The names and their order are a promise to whoever runs this. */
export interface AnswerRow {
  readonly answered: boolean
  readonly answer: string
  readonly entities: readonly string[]
  readonly sections: readonly string[]
  /** The texts of the curator's notes that bear on it. */
  readonly notes: readonly string[]
  /** Milliseconds it took to answer. */
  readonly ms: number
}

export interface Asking {
  readonly q: string
  /** The question asked just before it, in the same conversation. */
  readonly after?: string | null | undefined
}

/** Asks one question and takes the time it takes, that of the question before it left out. */
export function askTimed(
  answerer: Answerer,
  { q, after }: Asking,
  elapsed: () => number,
): { answer: Answer; ms: number } {
  const before = after ? answerer(after).remembered : undefined
  const started = elapsed()
  const answer = answerer(q, before)
  return { answer, ms: elapsed() - started }
}

export const rowOf = ({ verdict, text, entities, sections, notes }: Answer, ms: number): AnswerRow => ({
  answered: verdict === 'answered',
  answer: text,
  entities,
  sections,
  notes: notes.map(({ note }) => note),
  ms: Number(ms.toFixed(2)),
})
