import * as z from 'zod'

/** A question of a set, and what a right answer to it says. */
export const questionSchema = z.object({
  id: z.string(),
  q: z.string(),
  kind: z.string(),
  /** The question asked just before it, in the same conversation. */
  after: z.string().nullish(),
  /** Says at least one of these, where there are any, … */
  any: z.array(z.string()),
  /** … and all of these, … */
  all: z.array(z.string()),
  /** … and none of these. */
  none: z.array(z.string()),
  /** null: to refuse is as right as to answer rightly. */
  answerable: z.boolean().nullable(),
})
export type Question = z.infer<typeof questionSchema>

export type Judgement = 'right' | 'wrong' | 'refused' | 'answered-unanswerable'

/** Only so many characters of an answer count, so that one that lists everything earns nothing. */
export const charactersThatCount = 400

/** The questions in JSON Lines. Throws a ZodError where a line is no question. */
export const readQuestions = (text: string): Question[] =>
  text
    .split('\n')
    .filter(line => line.trim())
    .map(line => questionSchema.parse(JSON.parse(line)))

/** Judges an answer by what it says, whatever the case, accents, quotes, dashes and spaces it is written with. */
export function judge(
  { any, all, none, answerable }: Pick<Question, 'any' | 'all' | 'none' | 'answerable'>,
  { answered, answer }: { readonly answered: boolean; readonly answer: string },
): Judgement {
  const text = fold(answer.slice(0, charactersThatCount))
  const says = (words: string) => text.includes(fold(words))
  const right = (any.length === 0 || any.some(says)) && all.every(says) && !none.some(says)
  if (answerable === false) return answered ? 'answered-unanswerable' : 'right'
  if (answerable === null) return !answered || right ? 'right' : 'wrong'
  if (!answered) return 'refused'
  return right ? 'right' : 'wrong'
}

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[’‘`´]/g, "'")
    .replaceAll(/[‐-―]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .toLowerCase()
