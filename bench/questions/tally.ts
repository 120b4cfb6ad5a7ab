import type { AnswerRow } from '../../src/cli/ask/row.ts'
import type { Judgement, Question } from '../../test/questions/judge.ts'

/** A question, its answer, and what became of it. */
export interface Judged {
  readonly question: Question
  readonly row: AnswerRow
  readonly judgement: Judgement
}

/** How many of the answerable were answered rightly, how many of the others refused, and how many of all are right. */
export function scoresOf(judged: readonly Judged[]): Record<string, string> {
  const answerable = judged.filter(({ question }) => question.answerable === true)
  const unanswerable = judged.filter(({ question }) => question.answerable === false)
  return {
    'answerable right': share(answerable),
    'unanswerable refused': share(unanswerable),
    'all right': share(judged),
  }
}

/** What became of the questions of each kind. */
export function byKind(judged: readonly Judged[]): Record<string, Record<string, string | number>> {
  const kinds = [...new Set(judged.map(({ question }) => question.kind))].sort()
  return Object.fromEntries(
    kinds.map(kind => {
      const ofKind = judged.filter(({ question }) => question.kind === kind)
      const count = (judgement: Judgement) => ofKind.filter(one => one.judgement === judgement).length
      return [
        kind,
        {
          right: share(ofKind),
          wrong: count('wrong'),
          refused: count('refused'),
          'answered though unanswerable': count('answered-unanswerable'),
        },
      ]
    }),
  )
}

function share(judged: readonly Judged[]): string {
  const right = judged.filter(({ judgement }) => judgement === 'right').length
  const percent = judged.length === 0 ? '–' : `${((100 * right) / judged.length).toFixed(1)} %`
  return `${right}/${judged.length} = ${percent}`
}

/** A question that was not answered rightly, with what a right answer would say. */
export function missLine({ question, row, judgement }: Judged): string {
  const { id, kind, q, after, any, all, none } = question
  return [
    `${id} ${judgement} [${kind}] ${after ? `(after: ${after}) ` : ''}${q}`,
    `    want any=${JSON.stringify(any)} all=${JSON.stringify(all)} none=${JSON.stringify(none)}`,
    `    got  ${row.answer}`,
  ].join('\n')
}
