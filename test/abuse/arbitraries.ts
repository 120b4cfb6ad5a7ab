import {
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  ApplicationCommandOptionType as Option,
} from 'discord-api-types/v10'
import fc from 'fast-check'
import * as z from 'zod'
import { commands, components } from '../../commands/index.ts'
import { commandJson } from '../../src/bot/command.ts'

/** Discord lets nobody type more. */
export const longest = 6_000

/** What somebody may type: any characters, halves of pairs, markup, mentions, and much of it. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 })
    .map(units => String.fromCharCode(...units)),
  fc
    .tuple(fc.string({ minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: longest }))
    .map(([text, length]) => text.repeat(length).slice(0, length)),
  fc.constantFrom(
    ...[
      '@everyone',
      '@here <@1> <@&2> <#3>',
      '``` ** __ ~~ ||',
      '[x](https://example.org)',
      '\u202e\u0000\ufeff',
    ],
    ...['', ' ', '?', 'who sings 2046', '花樣年華', '__proto__', 'constructor', '9:00', 'Asia/Hong_Kong'],
    ...['open:film:2046', ':', 'forget-server', 'open:film:', '2046 '.repeat(1_200), '花'.repeat(longest)],
  ),
)

const snowflake = fc.bigInt({ min: 10n ** 17n, max: 10n ** 18n }).map(String)

/** Mostly what Discord sends, with any of it wrong now and then. */
const common = fc.record({
  id: snowflake,
  application_id: snowflake,
  token: fc.constant('token'),
  guild_id: fc.option(snowflake, { nil: undefined }),
  channel_id: snowflake,
  locale: fc.constantFrom('en-US', 'zh-TW'),
  member: fc.record({
    user: fc.record({ id: snowflake }),
    permissions: fc.constantFrom('0', '32', '8'),
  }),
})

const value = fc.oneof(anyText, anyText, snowflake, fc.integer(), fc.boolean())
/** What is read of a command as it is registered. */
const named = z.object({ name: z.string(), type: z.number() })
const registered = z.object({
  name: z.string(),
  options: z.array(named.extend({ options: z.array(named).default([]) })).default([]),
})
interface Use {
  readonly name: string
  readonly part?: string
  readonly options: readonly string[]
}
/** Every command and subcommand, with the names of its options. */
const uses = commands.flatMap((command): Use[] => {
  const { name, options } = registered.parse(commandJson(command))
  const parts = options.filter(({ type }) => type === Option.Subcommand)
  if (parts.length === 0) return [{ name, options: options.map(option => option.name) }]
  return parts.map(part => ({ name, part: part.name, options: part.options.map(option => option.name) }))
})

const given = (names: readonly string[], focused: boolean) =>
  fc
    .uniqueArray(fc.oneof(fc.constantFrom('title', ...names), fc.constantFrom(...names, 'private')), {
      maxLength: 7,
    })
    .chain(chosen =>
      fc.tuple(...chosen.map(name => fc.record({ name: fc.constant(name), value, type: fc.constant(3) }))),
    )
    .map(options =>
      options.map((option, at) => (focused && at === 0 ? { ...option, focused: true } : option)),
    )

const slash = (type: InteractionType) =>
  fc.constantFrom(...uses).chain(({ name, part, options }) =>
    fc
      .record({
        common,
        options: given(options, type === InteractionType.ApplicationCommandAutocomplete),
      })
      .map(made => ({
        ...made.common,
        type,
        data: {
          type: ApplicationCommandType.ChatInput,
          name,
          options: part ? [{ name: part, type: Option.Subcommand, options: made.options }] : made.options,
          resolved: {},
        },
      })),
  )

const onMessage = fc.record({ common, content: anyText }).map(({ common, content }) => ({
  ...common,
  type: InteractionType.ApplicationCommand,
  data: {
    type: ApplicationCommandType.Message,
    name: 'Ask Yumeji',
    target_id: '1',
    resolved: { messages: { 1: { content } } },
  },
}))

/** The id of a component, or something like one. */
export const anyCustomId = fc.oneof(
  anyText,
  fc.tuple(fc.constantFrom(...components.map(({ name }) => name)), anyText).map(parts => parts.join(':')),
)

const pressed = fc
  .record({
    common,
    custom_id: anyCustomId,
    values: fc.array(anyText, { minLength: 1, maxLength: 3 }),
    select: fc.boolean(),
  })
  .map(({ common, custom_id, values, select }) => ({
    ...common,
    type: InteractionType.MessageComponent,
    data: select
      ? { component_type: ComponentType.StringSelect, custom_id, values }
      : { component_type: ComponentType.Button, custom_id },
    message: { interaction_metadata: { user: common.member.user } },
  }))

/** Interactions in the shape that Discord gives them, whatever is in them. */
export const anyInteraction = fc.oneof(
  slash(InteractionType.ApplicationCommand),
  slash(InteractionType.ApplicationCommandAutocomplete),
  onMessage,
  pressed,
)

/** The same with a part of them gone or replaced, and anything else that JSON can hold. */
export const damaged = (whole: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.jsonValue(),
    fc
      .tuple(whole, fc.nat(), fc.oneof(fc.jsonValue(), fc.constant(undefined)))
      .map(([json, at, other]) => replaced(json, at, other)),
  )

export const botId = '1100000000000000002'
export const anyMessage = fc.record({
  id: snowflake,
  channel_id: snowflake,
  guild_id: fc.option(snowflake, { nil: undefined }),
  type: fc.constantFrom(0, 19),
  author: fc.record({ id: snowflake }),
  content: anyText.map(text => `<@${botId}> ${text}`),
  mentions: fc.constant([{ id: botId }]),
})

/** JSON with the value at one place, counted through all of it, replaced. */
export function replaced(json: unknown, at: number, other: unknown): unknown {
  const places = placesIn(json)
  const place = places[at % Math.max(1, places.length)]
  if (!place) return other
  const copy: unknown = structuredClone(json)
  const holder = place.slice(0, -1).reduce<unknown>((inner, key) => Object(inner)[key], copy)
  Object(holder)[place.at(-1) ?? ''] = other
  return copy
}

function placesIn(json: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof json !== 'object' || json === null) return []
  return Object.entries(json).flatMap(([key, inner]) => [[...path, key], ...placesIn(inner, [...path, key])])
}
