import * as z from 'zod'
import type { Answerer } from '../../answer/answerer.ts'
import { type AnswerRow, askTimed, rowOf } from './row.ts'

const id = z.union([z.string(), z.number()])
const questionSchema = z.object({ id, q: z.string(), after: z.string().nullish() })
const withId = z.object({ id })

type Id = z.infer<typeof id>

export type BatchRow = ({ readonly id: Id } & AnswerRow) | { readonly id: Id | null; readonly error: string }

/**
 * Answers questions in JSON Lines one by one, as they come. A line that is no question gives an error in its
 * place, and the next is answered all the same; empty lines give nothing.
 */
export async function* answerLines(
  lines: AsyncIterable<string>,
  answerer: Answerer,
  elapsed: () => number,
): AsyncGenerator<BatchRow> {
  for await (const line of lines) if (line.trim()) yield answerLine(line, answerer, elapsed)
}

function answerLine(line: string, answerer: Answerer, elapsed: () => number): BatchRow {
  const json = parsed(line)
  if (json === undefined) return { id: null, error: 'is not JSON' }
  const question = questionSchema.safeParse(json)
  if (question.success) {
    const { answer, ms } = askTimed(answerer, question.data, elapsed)
    return { id: question.data.id, ...rowOf(answer, ms) }
  }
  const [issue] = question.error.issues
  const field = issue?.path.join('.')
  return {
    id: withId.safeParse(json).data?.id ?? null,
    error: `is not a question: ${field ? `${field}: ` : ''}${issue?.message}`,
  }
}

/** The value in a line; undefined, which JSON cannot say, where it is none. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
