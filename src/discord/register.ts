import { isDeepStrictEqual } from 'node:util'
import type { REST } from '@discordjs/rest'
import { type RESTPutAPIApplicationCommandsJSONBody, Routes } from 'discord-api-types/v10'
import * as z from 'zod'

type CommandJson = RESTPutAPIApplicationCommandsJSONBody[number]

const application = z.object({ id: z.string() })
const registered = z.array(z.looseObject({ name: z.string() }))

/**
 * Tells Discord which commands there are: in one server, where they can be used at once, or everywhere. Leaves
 * it alone when Discord already has the same, since registering is limited to 200 commands a day.
 * https://discord.com/developers/docs/interactions/application-commands#registering-a-command
 */
export async function registerCommands(
  rest: REST,
  commands: readonly CommandJson[],
  guildId?: string,
): Promise<'registered' | 'unchanged'> {
  const { id } = application.parse(await rest.get(Routes.currentApplication()))
  const route = guildId ? Routes.applicationGuildCommands(id, guildId) : Routes.applicationCommands(id)
  const present = registered.parse(await rest.get(route))
  const wanted = guildId ? commands.map(forOneServer) : commands
  if (sameCommands(wanted, present)) return 'unchanged'
  await rest.put(route, { body: wanted })
  return 'registered'
}

/** Where a command may be used is for commands that are registered everywhere; one server's have no say in it. */
const forOneServer = ({ contexts: _, integration_types: __, ...command }: CommandJson): CommandJson => command

/** Whether Discord has just these commands. It adds fields of its own and leaves out what is false. */
function sameCommands(wanted: readonly CommandJson[], present: readonly Record<string, unknown>[]): boolean {
  const byName = new Map(present.map(command => [command.name, command]))
  return (
    wanted.length === present.length &&
    wanted.every(command => holds(byName.get(command.name), JSON.parse(JSON.stringify(command))))
  )
}

function holds(present: unknown, wanted: unknown): boolean {
  if (wanted === false || wanted === undefined) return !present
  if (Array.isArray(wanted)) {
    if (!Array.isArray(present)) return wanted.length === 0 && present === undefined
    return wanted.length === present.length && wanted.every((one, at) => holds(present[at], one))
  }
  if (typeof wanted === 'object' && wanted !== null) {
    const other = Object(present)
    return Object.entries(wanted).every(([key, value]) => holds(other[key], value))
  }
  return isDeepStrictEqual(present, wanted)
}
