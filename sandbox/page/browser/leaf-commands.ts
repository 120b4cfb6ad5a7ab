import type { CommandBody, CommandOption, ValueOption } from '../../limits/command.ts'

/** A command as it is chosen: sub-commands each stand for themselves. */
export interface LeafCommand {
  /** With those of its sub-commands: `daily setup`. */
  readonly name: string
  readonly description: string
  readonly options: readonly ValueOption[]
}

/** The slash commands one can choose, in the order of the alphabet. */
export const leafCommands = (commands: readonly CommandBody[]): LeafCommand[] =>
  commands
    .filter(({ type }) => type === 1)
    .flatMap(({ name, description, options }) => leavesOf(name, description, options ?? []))
    .sort((a, b) => a.name.localeCompare(b.name))

function leavesOf(name: string, description: string, options: readonly CommandOption[]): LeafCommand[] {
  const branches = options.filter(option => option.type === 1 || option.type === 2)
  if (branches.length === 0) return [{ name, description, options: options.filter(isValue) }]
  return branches.flatMap(branch =>
    leavesOf(`${name} ${branch.name}`, branch.description, branch.options ?? []),
  )
}

const isValue = (option: CommandOption): option is ValueOption => option.type !== 1 && option.type !== 2

/** The commands of the menu of a message. */
export const messageCommands = (commands: readonly CommandBody[]): string[] =>
  commands.filter(({ type }) => type === 3).map(({ name }) => name)
