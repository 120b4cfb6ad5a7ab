import type { ValueOption } from '../limits/command.ts'
import type { World } from '../world/world.ts'
import type { Actor } from './actor.ts'
import { addResolved, type Entity, findEntity, nothingResolved, type Resolved } from './entities.ts'
import { ClientProblem } from './problem.ts'

export interface OptionValue {
  name: string
  type: number
  value: string | number | boolean
  focused?: true
}

const maximumText = 6000

/** Turns typed text into option values, refusing what a client would not let anybody send. */
export function readOptionValues(
  world: World,
  actor: Actor,
  options: readonly ValueOption[],
  values: ReadonlyMap<string, string>,
  resolved: Resolved,
): OptionValue[] {
  for (const option of options) {
    if (option.required && !values.get(option.name)) {
      throw new ClientProblem(`The option “${option.name}” is required.`)
    }
  }
  return options.flatMap(option => {
    const text = values.get(option.name)
    if (text === undefined || text === '') return []
    return [{ name: option.name, type: option.type, value: readValue(world, actor, option, text, resolved) }]
  })
}

/** What a client has of an option while another one is being typed: nothing where it could not be sent. */
export function readValueSoFar(
  world: World,
  actor: Actor,
  option: ValueOption,
  text: string,
): OptionValue['value'] | undefined {
  if (text === '') return undefined
  try {
    return readValue(world, actor, option, text, nothingResolved())
  } catch (error) {
    if (error instanceof ClientProblem) return undefined
    throw error
  }
}

function readValue(
  world: World,
  actor: Actor,
  option: ValueOption,
  text: string,
  resolved: Resolved,
): OptionValue['value'] {
  const entity = (what: string, ...kinds: Entity['kind'][]) => {
    const found = findEntity(world, actor, kinds, text)
    if (found === undefined) throw new ClientProblem(`“${text}” is not ${what} (option “${option.name}”).`)
    addResolved(resolved, world, actor, found)
    return found
  }
  switch (option.type) {
    case 3:
      return readText(option, text)
    case 4:
    case 10:
      return readNumber(option, text)
    case 5:
      if (/^true$/i.test(text)) return true
      if (/^false$/i.test(text)) return false
      throw new ClientProblem(`The option “${option.name}” must be True or False.`)
    case 6:
      return entity('a user', 'user').of.id
    case 8:
      return entity('a role', 'role').of.id
    case 9:
      return entity('a user or a role', 'user', 'role').of.id
    case 7: {
      const found = entity('a channel', 'channel')
      if (
        found.kind === 'channel' &&
        option.channel_types?.length &&
        !option.channel_types.includes(found.of.type)
      ) {
        throw new ClientProblem(`“${text}” is not of a kind the option “${option.name}” takes.`)
      }
      return found.of.id
    }
    default:
      throw new ClientProblem('The sandbox does not simulate attachments.')
  }
}

function readText(option: Extract<ValueOption, { type: 3 }>, text: string): string {
  if (option.choices?.length) return String(chosen(option.name, option.choices, text))
  const [least, most] = [option.min_length ?? 0, option.max_length ?? maximumText]
  if (text.length < least) {
    throw new ClientProblem(`The option “${option.name}” must be at least ${least} characters long.`)
  }
  if (text.length > most) {
    throw new ClientProblem(`The option “${option.name}” must be ${most} characters or fewer.`)
  }
  return text
}

function readNumber(option: Extract<ValueOption, { type: 4 | 10 }>, text: string): number {
  if (option.choices?.length) return Number(chosen(option.name, option.choices, text))
  const value = Number(text)
  if (text.trim() === '' || !Number.isFinite(value) || (option.type === 4 && !Number.isSafeInteger(value))) {
    throw new ClientProblem(
      `The option “${option.name}” must be ${option.type === 4 ? 'a whole number' : 'a number'}.`,
    )
  }
  const { min_value: least, max_value: most } = option
  if (typeof least === 'number' && value < least) {
    throw new ClientProblem(`The option “${option.name}” must be ${least} or more.`)
  }
  if (typeof most === 'number' && value > most) {
    throw new ClientProblem(`The option “${option.name}” must be ${most} or less.`)
  }
  return value
}

function chosen(
  name: string,
  choices: readonly { name: string; value: string | number }[],
  text: string,
): string | number {
  const choice = choices.find(entry => entry.name === text || String(entry.value) === text)
  if (choice !== undefined) return choice.value
  throw new ClientProblem(`Choose one for “${name}”: ${choices.map(entry => entry.name).join(', ')}.`)
}
