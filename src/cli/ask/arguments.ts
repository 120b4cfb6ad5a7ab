import { parseArgs } from 'node:util'

export interface AskArguments {
  readonly mode: 'text' | 'json' | 'explain' | 'batch'
  /** Empty for a batch, whose questions come from standard input. */
  readonly question: string
  /** The question asked just before it, in the same conversation. */
  readonly after: string | undefined
}

/** What is wrong with the arguments, in a sentence for whoever typed them. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

const modes = ['json', 'explain', 'batch'] as const

const options = {
  json: { type: 'boolean' },
  explain: { type: 'boolean' },
  batch: { type: 'boolean' },
  after: { type: 'string' },
} as const

/** The arguments of `npm run ask`. Throws a UsageError where they make no sense. */
export function parseArguments(args: readonly string[]): AskArguments {
  const { values, positionals } = parsed(args)
  const chosen = modes.filter(mode => values[mode])
  const question = positionals.join(' ').trim()
  // A batch is JSON anyway, so saying so does no harm.
  const mode = chosen.length === 2 && values.json && values.batch ? 'batch' : (chosen[0] ?? 'text')
  if (chosen.length > 1 && mode !== 'batch')
    throw new UsageError(`Choose one of ${chosen.map(name => `--${name}`).join(' and ')}.`)
  if (mode === 'batch' && (question || values.after !== undefined))
    throw new UsageError('With --batch the questions come from standard input, one JSON object a line.')
  if (mode !== 'batch' && !question)
    throw new UsageError('Ask a question in quotes, as in: npm run ask -- "who sings California Dreamin\'?"')
  return { mode, question, after: values.after }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch {
    throw new UsageError(
      'The options are --json, --explain, --batch and --after "the question before"; all else is the question.',
    )
  }
}
