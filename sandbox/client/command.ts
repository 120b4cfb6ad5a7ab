import { z } from 'zod'
import type { Commands } from '../commands/store.ts'
import { interactionType } from '../interactions/model.ts'
import type { Choice, ValueOption } from '../limits/command.ts'
import type { World } from '../world/world.ts'
import { type Actor, actorBody, findActor } from './actor.ts'
import { readCommandText, type TypedCommand } from './command-text.ts'
import { offeredCommands, whyNotOffered } from './eligibility.ts'
import { nothingResolved, resolvedJson } from './entities.ts'
import { answerOf, type ClientWorld, interact } from './interact.ts'
import { type OptionValue, readOptionValues, readValueSoFar } from './option-values.ts'
import { BadClientRequest, ClientProblem } from './problem.ts'

export const commandRequest = z.strictObject({
  ...actorBody,
  text: z.string(),
  /** Values taken exactly as they are, where the text form would trim or cut them. */
  options: z.record(z.string(), z.string()).optional(),
})
type CommandRequest = z.infer<typeof commandRequest>

export const autocompleteRequest = z.strictObject({
  ...actorBody,
  text: z.string(),
  options: z.record(z.string(), z.string()).optional(),
  /** The option being typed; the last one of the text when left out. */
  focused: z.string().optional(),
})

/** Finds the typed command among those offered; says why one that exists is not. */
function typedCommand(world: World, commands: Commands, actor: Actor, body: CommandRequest): TypedCommand {
  const offered = offeredCommands(world, commands, actor)
  const all = [...commands.list(actor.guild?.id ?? null), ...commands.list(null)]
  const typed = readCommandText(body.text, [...offered, ...all])
  const reason = whyNotOffered(world, typed.command, actor)
  if (reason !== null) throw new ClientProblem(reason)
  for (const [name, value] of Object.entries(body.options ?? {})) {
    if (!typed.options.some(option => option.name === name)) {
      throw new BadClientRequest(`${fullName(typed)} has no option “${name}”.`)
    }
    typed.values.set(name, value)
  }
  return typed
}

const fullName = ({ command, path }: TypedCommand): string =>
  [command.body.name, ...path.map(({ name }) => name)].join(' ')

/** Nests the values under their sub-command. */
const commandData = ({ command, path }: TypedCommand, values: OptionValue[], resolved?: object) => ({
  id: command.id,
  name: command.body.name,
  type: command.body.type,
  ...(command.guildId === null ? {} : { guild_id: command.guildId }),
  ...(resolved === undefined ? {} : { resolved }),
  options: path.reduceRight<object[]>((options, { name, type }) => [{ name, type, options }], values),
})

/** Runs a typed command and waits for its answer. */
export async function runCommand(client: ClientWorld, commands: Commands, body: CommandRequest) {
  const { world } = client
  const actor = findActor(world, body)
  const typed = typedCommand(world, commands, actor, body)
  const resolved = nothingResolved()
  const values = readOptionValues(world, actor, typed.options, typed.values, resolved)
  const name = fullName(typed)
  const made = { type: interactionType.command, name, sourceMessageId: null }
  const data = commandData(typed, values, resolvedJson(resolved))
  const interaction = await interact(client, actor, made, { data })
  return answerOf(world, interaction)
}

/** Asks for the choices of the option being typed. */
export async function autocomplete(
  client: ClientWorld,
  commands: Commands,
  body: z.infer<typeof autocompleteRequest>,
): Promise<Pick<Choice, 'name' | 'value'>[]> {
  const { world } = client
  const actor = findActor(world, body)
  const typed = typedCommand(world, commands, actor, body)
  const name = body.focused ?? typed.last ?? firstTyped(typed.options)
  const option = typed.options.find(entry => entry.name === name)
  if (option === undefined) throw new ClientProblem(`/${fullName(typed)} has no option to complete.`)
  const text = typed.values.get(option.name) ?? ''
  if (!('autocomplete' in option) || !option.autocomplete) return fixedChoices(option, text)
  const values = typed.options.flatMap((entry): OptionValue[] => {
    const { name, type } = entry
    if (entry === option) return [{ name, type, value: text, focused: true }]
    const value = readValueSoFar(world, actor, entry, typed.values.get(name) ?? '')
    return value === undefined ? [] : [{ name, type, value }]
  })
  const made = { type: interactionType.autocomplete, name: fullName(typed), sourceMessageId: null }
  const data = commandData(typed, values)
  const interaction = await interact(client, actor, made, { data }, 'Loading options failed')
  return (interaction.choices ?? []).map(({ name, value }) => ({ name, value }))
}

const firstTyped = (options: readonly ValueOption[]): string | undefined =>
  (options.find(option => 'autocomplete' in option && option.autocomplete) ?? options[0])?.name

/** What a client offers without asking the bot. */
function fixedChoices(option: ValueOption, text: string): Pick<Choice, 'name' | 'value'>[] {
  const all =
    option.type === 5
      ? ['True', 'False'].map(name => ({ name, value: name.toLowerCase() }))
      : 'choices' in option
        ? (option.choices ?? []).map(({ name, value }) => ({ name, value }))
        : []
  return all.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()))
}
