import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOptionChoice,
  ApplicationCommandOptionType,
} from 'discord-api-types/v10'
import type { Context } from './context.ts'

export type Choice = APIApplicationCommandOptionChoice<string>
type Suggest = (context: Context, typed: string) => readonly Choice[]

interface StringOption<Required extends boolean> {
  type: ApplicationCommandOptionType.String
  description: string
  required: Required
  suggest?: Suggest
}
interface BooleanOption<Required extends boolean> {
  type: ApplicationCommandOptionType.Boolean
  description: string
  required: Required
}

export type Option = StringOption<boolean> | BooleanOption<boolean>
export type Options = Readonly<Record<string, Option>>

type ValueOf<O extends Option> = O extends StringOption<boolean> ? string : boolean
/** The arguments a command's `run` gets: one for each of its options, undefined where it may be left out. */
export type ArgsOf<O extends Options> = {
  [K in keyof O]: O[K]['required'] extends true ? ValueOf<O[K]> : ValueOf<O[K]> | undefined
}

/** An option that must be filled in with text. `suggest` answers while somebody types. */
export const text = (description: string, suggest?: Suggest): StringOption<true> => ({
  type: ApplicationCommandOptionType.String,
  description,
  required: true,
  ...(suggest && { suggest }),
})

/** An option that may be left out, else is yes or no. */
export const flag = (description: string): BooleanOption<false> => ({
  type: ApplicationCommandOptionType.Boolean,
  description,
  required: false,
})

/** The JSON that registers an option with Discord. */
export function optionJson(name: string, option: Option): APIApplicationCommandBasicOption {
  const { type, description, required } = option
  if (type === ApplicationCommandOptionType.Boolean) return { type, name, description, required }
  return { type, name, description, required, autocomplete: option.suggest !== undefined }
}
