import { UserError } from './errors.ts'
import type { GivenOption, Resolved } from './interaction.ts'
import type { ArgsOf, ChosenChannel, ChosenRole, Option, Options } from './option.ts'

/**
 * The arguments of a command, from the options somebody filled in. Throws a UserError where they do not fit
 * the command, which happens when a client still shows an older version of it.
 */
export function readArguments(
  name: string,
  options: Options,
  given: readonly GivenOption[],
  resolved: Resolved,
): ArgsOf<Options> {
  const values = new Map(given.map(({ name, value }) => [name, value]))
  return Object.fromEntries(
    Object.entries(options).map(([optionName, option]) => {
      const value = values.get(optionName)
      const argument = value === undefined ? undefined : argumentOf(option, value, resolved)
      if (argument === undefined && (option.required || value !== undefined))
        throw new UserError(
          `/${name} needs **${optionName}** (${option.description.toLowerCase()}). Please try it again.`,
        )
      return [optionName, argument]
    }),
  )
}

/** Undefined where the value does not fit the option. */
function argumentOf(
  option: Option,
  value: string | number | boolean,
  { channels, roles }: Resolved,
): string | boolean | ChosenChannel | ChosenRole | undefined {
  switch (option.kind) {
    case 'text':
      return typeof value === 'string' ? value : undefined
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(option.choices, value) ? value : undefined
    case 'flag':
      return typeof value === 'boolean' ? value : undefined
    case 'channel':
      return channels[String(value)]
    case 'role':
      return roles[String(value)]
  }
}
