import type { Command } from './command.ts'
import type { Subcommand } from './command-group.ts'
import type { GivenOption, SlashCommandData } from './interaction.ts'
import type { Where } from './where.ts'

/** What somebody chose to run: a command, or a subcommand of one. */
export interface Action extends Omit<Subcommand, 'description'> {
  /** As it is typed, without the slash: `daily setup`. */
  readonly name: string
  readonly where: Where
}

/** A slash command, or undefined where the bot has none such (any more); and the options that were filled in. */
export function actionOf(
  commands: ReadonlyMap<string, Exclude<Command, { type: 'message' }>>,
  data: SlashCommandData,
): { name: string; action: Action | undefined; given: readonly GivenOption[] } {
  const command = commands.get(data.name)
  const [first] = data.options
  // Only subcommands have options of their own.
  const part = first?.options && first
  const name = part ? `${data.name} ${part.name}` : data.name
  const given = part?.options ?? data.options
  if (command?.type === 'slash' && !part)
    return { name, given, action: { ...command, run: command.run.bind(command), where: 'everywhere' } }
  const subcommand = command?.type === 'group' && part ? command.subcommands[part.name] : undefined
  return {
    name,
    given,
    action:
      command?.type === 'group' && subcommand ? { ...subcommand, name, where: command.where } : undefined,
  }
}
