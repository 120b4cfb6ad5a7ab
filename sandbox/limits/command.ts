import { z } from 'zod'
import { list, problem, text } from './form.ts'

/** https://discord.com/developers/docs/interactions/application-commands */
const slashName = z.string().superRefine((value, context) => {
  if (value.length === 0 || value.length > 32) {
    problem(context, [], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 32 in length.')
  }
  if (!/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]*$/u.test(value) || value !== value.toLowerCase()) {
    problem(context, [], 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid')
  }
})

const locales =
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  )

const localizations = <T extends z.ZodType<string>>(value: T) =>
  z
    .record(z.string(), value)
    .superRefine((entries, context) => {
      for (const locale of Object.keys(entries)) {
        if (!locales.includes(locale)) {
          problem(context, [locale], 'BASE_TYPE_CHOICES', `Value must be one of {${locales.join(', ')}}.`)
        }
      }
    })
    .nullish()

const named = {
  name: slashName,
  name_localizations: localizations(slashName),
  description: text(1, 100),
  description_localizations: localizations(text(1, 100)),
}

const choice = <T extends z.ZodType>(value: T) =>
  z.object({ name: text(1, 100), name_localizations: localizations(text(1, 100)), value })

/** The answer to an autocomplete request. */
export const autocompleteChoices = z.object({
  choices: list(choice(z.union([text(1, 100), z.number()])), 0, 25),
})
export type Choice = z.infer<typeof autocompleteChoices>['choices'][number]

const common = { ...named, required: z.boolean().nullish() }
const autocomplete = z.boolean().nullish()

const exclusive = (
  value: { choices?: unknown[] | null | undefined; autocomplete?: boolean | null | undefined },
  context: z.core.$RefinementCtx,
) => {
  if (value.autocomplete && (value.choices?.length ?? 0) > 0) {
    const message = 'Choices and autocomplete are mutually exclusive'
    problem(context, ['autocomplete'], 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES', message)
  }
}

const stringOption = z
  .object({
    ...common,
    type: z.literal(3),
    choices: list(choice(text(1, 100)), 0, 25).nullish(),
    min_length: z.int().min(0).max(6000).nullish(),
    max_length: z.int().min(1).max(6000).nullish(),
    autocomplete,
  })
  .superRefine(exclusive)

const numberOption = <T extends 4 | 10>(type: T, value: z.ZodNumber | z.ZodInt) =>
  z
    .object({
      ...common,
      type: z.literal(type),
      choices: list(choice(value), 0, 25).nullish(),
      min_value: value.nullish(),
      max_value: value.nullish(),
      autocomplete,
    })
    .superRefine(exclusive)

const plainOption = <T extends 5 | 6 | 8 | 9 | 11>(type: T) => z.object({ ...common, type: z.literal(type) })

const valueOption = z.discriminatedUnion('type', [
  stringOption,
  numberOption(4, z.int()),
  plainOption(5),
  plainOption(6),
  z.object({ ...common, type: z.literal(7), channel_types: z.array(z.int()).nullish() }),
  plainOption(8),
  plainOption(9),
  numberOption(10, z.number()),
  plainOption(11),
])
export type ValueOption = z.infer<typeof valueOption>

const ordered = (
  options: readonly { name: string; required?: boolean | null | undefined }[],
  context: z.core.$RefinementCtx,
) => {
  let optional = false
  const names = new Set<string>()
  for (const [n, option] of options.entries()) {
    if (option.required && optional) {
      const message = 'Required options must be placed before non-required options'
      problem(context, [n], 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', message)
    }
    optional ||= !option.required
    if (names.has(option.name)) {
      const message = 'Option names must be unique'
      problem(context, [n, 'name'], 'APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATED', message)
    }
    names.add(option.name)
  }
}

const values = list(valueOption, 0, 25).superRefine(ordered).nullish()
const subcommand = z.object({ ...named, type: z.literal(1), options: values })
const group = z.object({ ...named, type: z.literal(2), options: list(subcommand, 1, 25) })
const option = z.discriminatedUnion('type', [valueOption, subcommand, group])
export type CommandOption = z.infer<typeof option>

const options = list(option, 0, 25)
  .superRefine((entries, context) => {
    const nested = entries.filter(entry => entry.type === 1 || entry.type === 2).length
    if (nested > 0 && nested < entries.length) {
      const message = 'Sub-command and sub-command group option types are mutually exclusive to other types'
      problem(context, [], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', message)
    }
    ordered(nested > 0 ? entries.map(({ name }) => ({ name })) : entries, context)
  })
  .nullish()

const settings = {
  default_member_permissions: z.string().regex(/^\d+$/).nullish(),
  dm_permission: z.boolean().nullish(),
  integration_types: list(z.int().min(0).max(1), 1, 2).nullish(),
  contexts: list(z.int().min(0).max(2), 1, 3).nullish(),
  nsfw: z.boolean().nullish(),
}

const slashCommand = z.object({ ...settings, ...named, type: z.literal(1), options })
const menuCommand = z.object({
  ...settings,
  name: text(1, 32),
  name_localizations: localizations(text(1, 32)),
  type: z.literal([2, 3]),
  description: z
    .literal('')
    .nullish()
    .transform(() => ''),
  description_localizations: z.null().optional(),
  options: z.null().optional(),
})

const withType = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !('type' in value) ? { ...value, type: 1 } : value

/** A command as it is registered; `type` defaults to a slash command. */
export const commandBody = z
  .preprocess(withType, z.discriminatedUnion('type', [slashCommand, menuCommand]))
  .superRefine((value, context) => {
    if (sizeOf(value) > 8000) {
      problem(context, [], 'APPLICATION_COMMAND_TOO_LARGE', 'Command exceeds maximum size (8000)')
    }
  })
export type CommandBody = z.infer<typeof commandBody>

/** Names, descriptions and string choice values together.
 * https://discord.com/developers/docs/interactions/application-commands#slash-commands */
function sizeOf(entry: CommandBody | CommandOption): number {
  const choices = 'choices' in entry ? (entry.choices ?? []) : []
  const children = 'options' in entry ? (entry.options ?? []) : []
  return (
    entry.name.length +
    entry.description.length +
    choices.reduce((sum, { name, value }) => sum + name.length + String(value).length, 0) +
    children.reduce((sum, child) => sum + sizeOf(child), 0)
  )
}
