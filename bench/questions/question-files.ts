import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Question, readQuestions } from '../../test/questions/judge.ts'

export interface QuestionFile {
  readonly name: string
  readonly questions: readonly Question[]
}

const folder = join(import.meta.dirname, '../../test/questions')

/** The question sets that may be looked at while tuning, or those that are held out from it. */
export const readQuestionFiles = ({ heldOut }: { heldOut: boolean }): QuestionFile[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.jsonl') && name.startsWith('held-out-') === heldOut)
    .sort()
    .map(name => ({
      name: name.replace('.jsonl', ''),
      questions: readQuestions(readFileSync(join(folder, name), 'utf8')),
    }))
