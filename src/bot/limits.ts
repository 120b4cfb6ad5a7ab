import { ComponentType } from 'discord-api-types/v10'
import * as z from 'zod'
import { isDeepFrozen } from '../deep-freeze.ts'
import { customIdLimit } from './custom-id.ts'
import type { Reply } from './reply.ts'

/**
 * Discord's limits on a message.
 * https://discord.com/developers/docs/resources/message#embed-object-embed-limits
 * https://discord.com/developers/docs/components/reference
 */
export const limits = {
  content: 2_000,
  embeds: 10,
  embedsTogether: 6_000,
  title: 256,
  description: 4_096,
  fields: 25,
  fieldName: 256,
  fieldValue: 1_024,
  footer: 2_048,
  author: 256,
  rows: 5,
  buttons: 5,
  buttonLabel: 80,
  selectOptions: 25,
  optionText: 100,
  placeholder: 150,
  choices: 25,
  choiceText: 100,
  files: 10,
  fileDescription: 1_024,
} as const

const filled = (max: number) => z.string().min(1).max(max)

const embed = z.looseObject({
  title: filled(limits.title).optional(),
  description: filled(limits.description).optional(),
  author: z.looseObject({ name: filled(limits.author) }).optional(),
  footer: z.looseObject({ text: filled(limits.footer) }).optional(),
  fields: z
    .array(z.looseObject({ name: filled(limits.fieldName), value: filled(limits.fieldValue) }))
    .max(limits.fields)
    .optional(),
})

const button = z.looseObject({
  type: z.literal(ComponentType.Button),
  label: filled(limits.buttonLabel),
  custom_id: filled(customIdLimit).optional(),
})

const select = z.looseObject({
  type: z.literal(ComponentType.StringSelect),
  custom_id: filled(customIdLimit),
  placeholder: filled(limits.placeholder).optional(),
  options: z
    .array(
      z.looseObject({
        label: filled(limits.optionText),
        value: filled(limits.optionText),
        description: filled(limits.optionText).optional(),
      }),
    )
    .min(1)
    .max(limits.selectOptions)
    .refine(options => distinct(options.map(option => option.value)), 'two options have the same value'),
})

const row = z.looseObject({
  type: z.literal(ComponentType.ActionRow),
  components: z.union([z.array(button).min(1).max(limits.buttons), z.tuple([select])]),
})

const reply = z
  .looseObject({
    content: z.string().max(limits.content).optional(),
    embeds: z
      .array(embed)
      .max(limits.embeds)
      .refine(embeds => embeds.reduce((sum, one) => sum + textIn(one), 0) <= limits.embedsTogether, {
        error: `embeds hold more than ${limits.embedsTogether} characters together`,
      })
      .optional(),
    components: z
      .array(row)
      .max(limits.rows)
      .refine(hasDistinctIds, 'two components have the same custom_id')
      .optional(),
    files: z
      .array(z.looseObject({ description: z.string().max(limits.fileDescription) }))
      .max(limits.files)
      .optional(),
  })
  .refine(({ content, embeds }) => Boolean(content) || (embeds?.length ?? 0) > 0, 'says nothing')

/** Replies that were found good and cannot change: cards are sent many times. */
const good = new WeakSet<Reply>()

/** What Discord would refuse in this reply, one line each; empty when it would take it. */
export function violations(candidate: Reply): string[] {
  if (good.has(candidate)) return []
  const result = reply.safeParse(candidate)
  if (result.success && isDeepFrozen(candidate)) good.add(candidate)
  return result.success
    ? []
    : result.error.issues.map(({ path, message }) => `${path.join('.') || 'reply'}: ${message}`)
}

/** The text, cut at a word and marked with an ellipsis where it is longer than `max` characters. */
export function clip(text: string, max: number): string {
  if (text.length <= max) return text
  const cut = text.slice(0, max - 1)
  const space = cut.lastIndexOf(' ')
  const end = space > max * 0.6 ? space : cut.length
  return `${cut.slice(0, end).replace(/[\uD800-\uDBFF]$/, '')}…`
}

function textIn({ title, description, author, footer, fields }: z.infer<typeof embed>): number {
  const texts = [title, description, author?.name, footer?.text]
  for (const field of fields ?? []) texts.push(field.name, field.value)
  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 0)
}

function hasDistinctIds(rows: readonly z.infer<typeof row>[]): boolean {
  return distinct(rows.flatMap(({ components }) => components.flatMap(({ custom_id }) => custom_id ?? [])))
}

function distinct(values: readonly string[]): boolean {
  return new Set(values).size === values.length
}
