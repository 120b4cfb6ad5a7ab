import type { Command } from '../commands/model.ts'
import type { CommandOption, ValueOption } from '../limits/command.ts'
import { readGivenValues } from './given-values.ts'
import { ClientProblem } from './problem.ts'

/** A typed command taken apart, values still as text. */
export interface TypedCommand {
  command: Command
  /** Sub-command group and sub-command, outermost first. */
  path: { name: string; type: number }[]
  options: readonly ValueOption[]
  values: Map<string, string>
  /** The option typed last. */
  last: string | null
}

const isBranch = (option: CommandOption): option is Extract<CommandOption, { type: 1 | 2 }> =>
  option.type === 1 || option.type === 2

const isValue = (option: CommandOption): option is ValueOption => !isBranch(option)

/** Reads `/name option:value option:value`, or `/name bare text` for the first string option. */
export function readCommandText(text: string, commands: readonly Command[]): TypedCommand {
  const typed = /^\/(\S+)\s*(.*)$/s.exec(text.trim())
  if (typed === null) throw new ClientProblem('A command begins with “/” and a name.')
  const [, name = '', rest = ''] = typed
  const command = commands.find(({ body }) => body.type === 1 && body.name === name.toLowerCase())
  if (command === undefined) throw new ClientProblem(`Unknown command: /${name}`)

  const path: TypedCommand['path'] = []
  let options: readonly CommandOption[] = command.body.options ?? []
  let left = rest
  while (options.some(isBranch)) {
    const [, word = '', after = ''] = /^(\S*)\s*(.*)$/s.exec(left) ?? []
    const branch = options.filter(isBranch).find(option => option.name === word.toLowerCase())
    if (branch === undefined) {
      const names = options.map(option => option.name).join(', ')
      throw new ClientProblem(`/${name} needs one of: ${names}.`)
    }
    path.push({ name: branch.name, type: branch.type })
    options = branch.options ?? []
    left = after
  }
  const leaves = options.filter(isValue)
  return { command, path, options: leaves, ...readValues(left, leaves) }
}

function readValues(text: string, options: readonly ValueOption[]): Pick<TypedCommand, 'values' | 'last'> {
  const { bare, named } = readGivenValues(text, options)
  const values = new Map<string, string>()
  let last: string | null = null
  if (bare !== '') {
    const first = options.find(({ type }) => type === 3)
    if (first === undefined) throw new ClientProblem(`This command has no option for “${bare}”.`)
    values.set(first.name, bare)
    last = first.name
  }
  for (const [option, value] of named) {
    if (values.has(option)) throw new ClientProblem(`The option “${option}” is given twice.`)
    values.set(option, value)
    last = option
  }
  return { values, last }
}
