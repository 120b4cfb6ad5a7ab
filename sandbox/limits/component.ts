import { z } from 'zod'
import { list, maybe, problem, snowflake, text, url } from './form.ts'

/** https://discord.com/developers/docs/components/reference */
const emoji = z.object({
  id: maybe(snowflake),
  name: maybe(z.string()),
  animated: maybe(z.boolean()),
})

const id = maybe(z.int().min(0))
export const customId = text(1, 100)

const button = z
  .object({
    type: z.literal(2),
    id,
    style: z.int().min(1).max(5),
    label: maybe(text(0, 80)),
    emoji: maybe(emoji),
    custom_id: maybe(customId),
    url: maybe(url(['http', 'https', 'discord'], 512)),
    disabled: maybe(z.boolean()),
  })
  .superRefine((value, context) => {
    const link = value.style === 5
    if (!value.label && !value.emoji) {
      problem(context, [], 'BUTTON_COMPONENT_INVALID_LABEL', 'A button must have a label or an emoji')
    }
    if (link && !value.url) problem(context, ['url'], 'BASE_TYPE_REQUIRED', 'This field is required')
    if (!link && !value.custom_id) {
      problem(context, ['custom_id'], 'BASE_TYPE_REQUIRED', 'This field is required')
    }
    if ((link && value.custom_id) || (!link && value.url)) {
      const message = 'A custom id and url cannot both be specified'
      problem(context, [], 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', message)
    }
  })

const select = {
  id,
  custom_id: customId,
  placeholder: maybe(text(0, 150)),
  min_values: z
    .int()
    .min(0)
    .max(25)
    .nullish()
    .transform(least => least ?? 1),
  max_values: z
    .int()
    .min(1)
    .max(25)
    .nullish()
    .transform(most => most ?? 1),
  disabled: maybe(z.boolean()),
  required: maybe(z.boolean()),
}

const bounds = (value: { min_values: number; max_values: number }, context: z.core.$RefinementCtx) => {
  if (value.min_values > value.max_values) {
    problem(
      context,
      ['min_values'],
      'SELECT_COMPONENT_MIN_VALUES_TOO_LARGE',
      'min_values must not exceed max_values',
    )
  }
}

const stringSelect = z
  .object({
    ...select,
    type: z.literal(3),
    options: list(
      z.object({
        label: text(1, 100),
        value: text(1, 100),
        description: maybe(text(0, 100)),
        emoji: maybe(emoji),
        default: maybe(z.boolean()),
      }),
      1,
      25,
    ),
  })
  .superRefine((value, context) => {
    bounds(value, context)
    const seen = new Set<string>()
    for (const [n, option] of value.options.entries()) {
      if (seen.has(option.value)) {
        const message = 'The specified option value is already used'
        problem(context, ['options', n, 'value'], 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', message)
      }
      seen.add(option.value)
    }
    for (const key of ['min_values', 'max_values'] as const) {
      if (value[key] > value.options.length) {
        const message = `Must be ${value.options.length} or fewer, the number of options.`
        problem(context, [key], 'NUMBER_TYPE_MAX', message)
      }
    }
    const chosen = value.options.filter(option => option.default).length
    if (chosen > value.max_values) {
      const message = 'Too many options are marked as default'
      problem(context, ['options'], 'SELECT_COMPONENT_TOO_MANY_DEFAULT_OPTIONS', message)
    }
  })

const defaultValues = maybe(z.array(z.object({ id: snowflake, type: z.enum(['user', 'role', 'channel']) })))

const entitySelect = <T extends 5 | 6 | 7 | 8>(type: T) =>
  z
    .object({
      ...select,
      type: z.literal(type),
      default_values: defaultValues,
      channel_types: maybe(z.array(z.int())),
    })
    .superRefine(bounds)

const textInput = z.object({
  type: z.literal(4),
  id,
  custom_id: customId,
  style: z.int().min(1).max(2),
  label: maybe(text(1, 45)),
  min_length: maybe(z.int().min(0).max(4000)),
  max_length: maybe(z.int().min(1).max(4000)),
  required: maybe(z.boolean()),
  value: maybe(z.string().max(4000)),
  placeholder: maybe(text(0, 100)),
})

const control = z.discriminatedUnion('type', [
  button,
  stringSelect,
  entitySelect(5),
  entitySelect(6),
  entitySelect(7),
  entitySelect(8),
])
export type Control = z.infer<typeof control>
export type Select = Exclude<Control, { type: 2 }>

const row = z
  .object({ type: z.literal(1), id, components: list(control, 1, 5) })
  .superRefine((value, context) => {
    const width = value.components.reduce((sum, entry) => sum + (entry.type === 2 ? 1 : 5), 0)
    if (width <= 5 || value.components.length > 5) return
    const message = 'The specified component exceeds the maximum width'
    problem(context, ['components'], 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', message)
  })
export type Component = z.infer<typeof row>

/** The rows under a message: at most five, every custom id once. */
export const messageComponents = list(row, 0, 5)
  .superRefine((rows, context) => {
    const seen = new Set<string>()
    for (const [n, { components }] of rows.entries()) {
      for (const [m, entry] of components.entries()) {
        if (!entry.custom_id) continue
        if (seen.has(entry.custom_id)) {
          const path = [n, 'components', m, 'custom_id']
          problem(context, path, 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated')
        }
        seen.add(entry.custom_id)
      }
    }
  })
  .transform(rows => {
    let next = 0
    const numbered = <T extends { id?: number | null | undefined }>(entry: T) => ({
      ...entry,
      id: entry.id ?? ++next,
    })
    return rows.map(entry => ({ ...numbered(entry), components: entry.components.map(numbered) }))
  })

const label = z.object({
  type: z.literal(18),
  id,
  label: text(1, 45),
  description: maybe(text(0, 100)),
  component: z.discriminatedUnion('type', [
    textInput,
    stringSelect,
    entitySelect(5),
    entitySelect(6),
    entitySelect(7),
    entitySelect(8),
  ]),
})

/** A form that opens over the channel.
 * https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal */
export const modal = z.object({
  custom_id: customId,
  title: text(1, 45),
  components: list(
    z.discriminatedUnion('type', [
      z.object({ type: z.literal(1), id, components: list(textInput, 1, 1) }),
      label,
    ]),
    1,
    5,
  ),
})
export type Modal = z.infer<typeof modal>
