import type { ValueOption } from '../../limits/command.ts'
import type { Home, HomeChannel, HomeGuild } from '../../live/home.ts'
import type { LeafCommand } from './leaf-commands.ts'

/** One line of what is offered while somebody types. */
export interface Suggestion {
  readonly label: string
  readonly detail?: string | undefined
  /** What is sent for it. */
  readonly value: string
}

const most = 25

/** Those that begin as typed, then those that have it inside. */
function matching<T extends Suggestion>(all: readonly T[], typed: string): T[] {
  const wanted = typed.toLowerCase()
  const at = ({ label }: T) => label.toLowerCase().indexOf(wanted)
  return all
    .filter(entry => at(entry) >= 0)
    .toSorted((a, b) => Number(at(a) > 0) - Number(at(b) > 0))
    .slice(0, most)
}

/** The commands for what is typed behind the slash; nothing for what is no beginning of a command. */
export function commandSuggestions(text: string, commands: readonly LeafCommand[]): Suggestion[] {
  if (!text.startsWith('/')) return []
  const typed = text.slice(1).trimStart()
  return matching(
    commands.map(({ name, description }) => ({ label: name, detail: description, value: name })),
    typed,
  )
}

export const guildHere = ({ guilds, here }: Home): HomeGuild | undefined =>
  guilds.find(({ id }) => id === here.guild)

/** Who and what can be mentioned here, as it is shown and as it is sent. */
export function mentionables(home: Home): Suggestion[] {
  const guild = guildHere(home)
  const people = guild?.members ?? [home.application, home.me]
  return [
    ...people.map(({ id, name, bot }) => ({
      label: `@${name}`,
      detail: bot ? 'app' : undefined,
      value: `<@${id}>`,
    })),
    ...rolesOf(guild).map(({ id, name }) => ({ label: `@${name}`, detail: 'role', value: `<@&${id}>` })),
    ...channelsOf(guild).map(({ id, name }) => ({ label: `#${name}`, value: `<#${id}>` })),
  ]
}

/** The mention that is being typed at the end of a text: from its sign on. */
export const mentionAtEnd = (text: string): string | undefined => /(?<=^|\s)[@#]\S*$/.exec(text)?.[0]

export const mentionSuggestions = (typed: string, home: Home): Suggestion[] =>
  matching(
    mentionables(home).filter(({ label }) => label.startsWith(typed.slice(0, 1))),
    typed,
  )

/** What the client itself offers for an option; undefined where the bot is asked. */
export function fixedSuggestions(option: ValueOption, typed: string, home: Home): Suggestion[] | undefined {
  if ('autocomplete' in option && option.autocomplete) return undefined
  return matching(choicesOf(option, home), typed.replace(/^[@#]/, ''))
}

function choicesOf(option: ValueOption, home: Home): Suggestion[] {
  const guild = guildHere(home)
  const people = () => (guild?.members ?? [home.application, home.me]).map(named)
  switch (option.type) {
    case 5:
      return [
        { label: 'True', value: 'true' },
        { label: 'False', value: 'false' },
      ]
    case 6:
      return people()
    case 7:
      return channelsOf(guild)
        .filter(({ kind }) => takes(option.channel_types, kind))
        .map(named)
    case 8:
      return rolesOf(guild).map(named)
    case 9:
      return [...people(), ...rolesOf(guild).map(named)]
    default:
      return 'choices' in option
        ? (option.choices ?? []).map(({ name, value }) => ({ label: name, value: String(value) }))
        : []
  }
}

const named = ({ id, name }: { id: string; name: string }): Suggestion => ({ label: name, value: id })

const rolesOf = (guild: HomeGuild | undefined) => guild?.roles.filter(({ id }) => id !== guild.id) ?? []
const channelsOf = (guild: HomeGuild | undefined) =>
  guild?.channels.filter(({ parent }) => parent === null) ?? []

const typeOfKind = { text: 0, voice: 2, announcement: 5, thread: 11 } as const
const takes = (types: readonly number[] | null | undefined, kind: HomeChannel['kind']): boolean =>
  !types?.length || types.includes(typeOfKind[kind])

/** A text with its mentions as they are sent, the longest names first. */
export const withMentions = (text: string, home: Home): string =>
  mentionables(home)
    .toSorted((a, b) => b.label.length - a.label.length)
    .reduce((line, { label, value }) => line.replaceAll(label, value), text)
