import { refusals } from './refusals.ts'

/** A friendly refusal, where a question is a request for what the bot does not do. */
export function declined(question: string): string | undefined {
  const text = question.slice(0, 300)
  return refusals.find(({ asked }) => asked.test(text))?.reply
}
