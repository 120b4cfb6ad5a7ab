import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOptionChoice,
  type ApplicationCommandOptionAllowedChannelType,
  ApplicationCommandOptionType,
  type ChannelType,
} from 'discord-api-types/v10'
import type { Context } from './context.ts'

export type Choice = APIApplicationCommandOptionChoice<string>
type Suggest = (context: Context, typed: string) => readonly Choice[]
type ChannelTypes = readonly ApplicationCommandOptionAllowedChannelType[]

interface Common {
  readonly description: string
  readonly required: boolean
}
interface TextOption extends Common {
  readonly kind: 'text'
  readonly suggest?: Suggest
}
/** One of a few values, each with the words it is offered with. */
interface ChoiceOption<Value extends string = string> extends Common {
  readonly kind: 'choice'
  readonly choices: Readonly<Record<Value, string>>
}
interface FlagOption extends Common {
  readonly kind: 'flag'
}
interface ChannelOption extends Common {
  readonly kind: 'channel'
  readonly types: ChannelTypes
}
interface RoleOption extends Common {
  readonly kind: 'role'
}

export type Option = TextOption | ChoiceOption | FlagOption | ChannelOption | RoleOption
export type Options = Readonly<Record<string, Option>>

export interface ChosenChannel {
  readonly id: string
  readonly type: ChannelType
  readonly name: string
}
export interface ChosenRole {
  readonly id: string
  readonly name: string
}

type ValueOf<O extends Option> =
  O extends ChoiceOption<infer Value>
    ? Value
    : O extends FlagOption
      ? boolean
      : O extends ChannelOption
        ? ChosenChannel
        : O extends RoleOption
          ? ChosenRole
          : string
/** The arguments a command's `run` gets: one for each of its options, undefined where it may be left out. */
export type ArgsOf<O extends Options> = {
  [K in keyof O]: O[K]['required'] extends true ? ValueOf<O[K]> : ValueOf<O[K]> | undefined
}

type Required<O extends Option> = O & { readonly required: true }
type Optional<O extends Option> = Omit<O, 'required'> & { readonly required: false }

/** Text. `suggest` answers while somebody types. */
export const text = (description: string, suggest?: Suggest): Required<TextOption> => ({
  kind: 'text',
  description,
  required: true,
  ...(suggest && { suggest }),
})

/** One of these values, which are offered with these words. */
export const choice = <const Value extends string>(
  description: string,
  choices: Readonly<Record<Value, string>>,
): Required<ChoiceOption<Value>> => ({ kind: 'choice', description, required: true, choices })

/** Yes or no, and may be left out. */
export const flag = (description: string): Optional<FlagOption> => ({
  kind: 'flag',
  description,
  required: false,
})

/** A channel of one of these types. */
export const channel = (description: string, types: ChannelTypes): Required<ChannelOption> => ({
  kind: 'channel',
  description,
  required: true,
  types,
})

export const role = (description: string): Required<RoleOption> => ({
  kind: 'role',
  description,
  required: true,
})

/** The same option, which may be left out. */
export const optional = <O extends Option>(option: O): Optional<O> => ({ ...option, required: false })

/** The JSON that registers an option with Discord. */
export function optionJson(name: string, option: Option): APIApplicationCommandBasicOption {
  const { description, required } = option
  const common = { name, description, required }
  switch (option.kind) {
    case 'text':
      return {
        ...common,
        type: ApplicationCommandOptionType.String,
        autocomplete: option.suggest !== undefined,
      }
    case 'choice': {
      const choices = Object.entries(option.choices).map(([value, name]) => ({ name, value }))
      return { ...common, type: ApplicationCommandOptionType.String, choices }
    }
    case 'flag':
      return { ...common, type: ApplicationCommandOptionType.Boolean }
    case 'channel':
      return { ...common, type: ApplicationCommandOptionType.Channel, channel_types: [...option.types] }
    case 'role':
      return { ...common, type: ApplicationCommandOptionType.Role }
  }
}

/** The JSON that registers several, in their order. */
export const optionsJson = (options: Options): APIApplicationCommandBasicOption[] =>
  Object.entries(options).map(([name, option]) => optionJson(name, option))
