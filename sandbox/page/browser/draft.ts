import { readGivenValues } from '../../client/given-values.ts'
import type { ValueOption } from '../../limits/command.ts'
import type { LeafCommand } from './leaf-commands.ts'

/** What somebody is about to send: a message, or a command with its options. */
export type Draft =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'command'; readonly command: LeafCommand; readonly fields: readonly Field[] }

export type CommandDraft = Extract<Draft, { kind: 'command' }>

/** An option that is being filled in. */
export interface Field {
  readonly option: ValueOption
  readonly text: string
  /** What was chosen for the text; the text itself where nothing was. */
  readonly value: string | undefined
  readonly problem: string | undefined
}

export const emptyDraft: Draft = { kind: 'text', text: '' }

/** A text becomes a command as soon as its name is followed by a space. What stands behind it fills the options: by
 * their names (`title:Happy Together private:true`), or else the first one. */
export function typedDraft(text: string, commands: readonly LeafCommand[]): Draft {
  const byLength = commands.toSorted((a, b) => b.name.length - a.name.length)
  const command = byLength.find(({ name }) => text.toLowerCase().startsWith(`/${name} `))
  return command === undefined
    ? { kind: 'text', text }
    : commandDraft(command, text.slice(command.name.length + 2))
}

/** A chosen command: the options it needs, and those that are given. */
export function commandDraft(command: LeafCommand, rest = ''): CommandDraft {
  const given = givenValues(rest, command.options)
  const isShown = (option: ValueOption) => option.required || given.has(option.name)
  return {
    kind: 'command',
    command,
    fields: command.options.filter(isShown).map(option => emptyField(option, given.get(option.name))),
  }
}

const emptyField = (option: ValueOption, text = ''): Field => ({
  option,
  text,
  value: undefined,
  problem: undefined,
})

/** By the options' names; what has none is for the first option. */
function givenValues(text: string, options: readonly ValueOption[]): Map<string, string> {
  const { bare, named } = readGivenValues(text, options)
  const [first] = options
  return new Map([...(bare !== '' && first ? [[first.name, bare] as const] : []), ...named])
}

export const fieldOf = (draft: Draft, name: string): Field | undefined =>
  draft.kind === 'command' ? draft.fields.find(({ option }) => option.name === name) : undefined

/** With what is typed or chosen in one of its fields. */
export const filled = (draft: CommandDraft, name: string, text: string, value?: string): CommandDraft => ({
  ...draft,
  fields: draft.fields.map(field =>
    field.option.name === name ? { ...field, text, value, problem: undefined } : field,
  ),
})

export const withField = (draft: CommandDraft, name: string): CommandDraft => {
  const shown = new Set([name, ...draft.fields.map(({ option }) => option.name)])
  return {
    ...draft,
    fields: draft.command.options
      .filter(option => shown.has(option.name))
      .map(option => fieldOf(draft, option.name) ?? emptyField(option)),
  }
}

export const withoutField = (draft: CommandDraft, name: string): CommandDraft => ({
  ...draft,
  fields: draft.fields.filter(({ option }) => option.name !== name),
})

/** The options that are not shown yet. */
export const furtherOptions = ({ command, fields }: CommandDraft): ValueOption[] =>
  command.options.filter(option => !fields.some(field => field.option === option))

/** With what is wrong in each field. */
export const checked = (draft: CommandDraft): CommandDraft => ({
  ...draft,
  fields: draft.fields.map(field => ({ ...field, problem: problemOf(field) })),
})

/** The options as they are sent; empty ones are left out. */
export const valuesOf = ({ fields }: CommandDraft): Record<string, string> =>
  Object.fromEntries(
    fields
      .map(({ option, text, value }) => [option.name, value ?? text] as const)
      .filter(([, value]) => value !== ''),
  )

function problemOf({ option, text }: Field): string | undefined {
  if (text.trim() === '') return option.required ? 'This option is required.' : undefined
  if ('choices' in option && option.choices?.length) {
    const isChoice = option.choices.some(({ name, value }) => name === text || String(value) === text)
    return isChoice ? undefined : 'Choose one of the list.'
  }
  switch (option.type) {
    case 3:
      return lengthProblem(text, option.min_length ?? 0, option.max_length ?? 6000)
    case 4:
    case 10:
      return numberProblem(text, option)
    case 5:
      return /^(true|false)$/i.test(text) ? undefined : 'Choose True or False.'
    default:
      return undefined
  }
}

const lengthProblem = (text: string, least: number, most: number): string | undefined => {
  if (text.length < least) return `Write at least ${least} characters.`
  return text.length > most ? `Write ${most} characters or fewer.` : undefined
}

function numberProblem(text: string, option: Extract<ValueOption, { type: 4 | 10 }>): string | undefined {
  const value = Number(text)
  const { min_value: least, max_value: most } = option
  if (!Number.isFinite(value) || (option.type === 4 && !Number.isSafeInteger(value)))
    return option.type === 4 ? 'Write a whole number.' : 'Write a number.'
  if (typeof least === 'number' && value < least) return `Write ${least} or more.`
  return typeof most === 'number' && value > most ? `Write ${most} or less.` : undefined
}
