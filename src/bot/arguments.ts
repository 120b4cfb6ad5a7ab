import { ApplicationCommandOptionType } from 'discord-api-types/v10'
import type { SlashCommand } from './command.ts'
import { UserError } from './errors.ts'
import type { SlashCommandData } from './interaction.ts'
import type { ArgsOf, Options } from './option.ts'

/**
 * The arguments of a command, from the options somebody filled in. Throws a UserError where they do not fit
 * the command, which happens when a client still shows an older version of it.
 */
export function readArguments(command: SlashCommand, given: SlashCommandData['options']): ArgsOf<Options> {
  const values = new Map(given.map(({ name, value }) => [name, value]))
  return Object.fromEntries(
    Object.entries(command.options).map(([name, option]) => {
      const value = values.get(name)
      const expected = option.type === ApplicationCommandOptionType.String ? 'string' : 'boolean'
      const fits = value === undefined ? !option.required : typeof value === expected
      if (!fits || typeof value === 'number')
        throw new UserError(
          `/${command.name} needs **${name}** (${option.description.toLowerCase()}). Please try it again.`,
        )
      return [name, value]
    }),
  )
}
