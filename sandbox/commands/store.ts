import { isDeepStrictEqual } from 'node:util'
import type { CommandBody } from '../limits/command.ts'
import { DiscordError, invalidForm, unknownCommand } from '../rest/errors.ts'
import { createWatchers } from '../watchers.ts'
import type { World } from '../world/world.ts'
import type { Command } from './model.ts'

/** The registered commands, of one guild or global. */
export interface Commands {
  /** `guildId` null means the global ones. */
  list(guildId: string | null): Command[]
  get(guildId: string | null, id: string): Command
  /** Makes the list this one, keeping the id of what has the same name and type. */
  replaceAll(guildId: string | null, bodies: CommandBody[]): Command[]
  /** Adds a command, or overwrites the one of the same name and type. */
  upsert(guildId: string | null, body: CommandBody): { command: Command; created: boolean }
  edit(guildId: string | null, id: string, body: CommandBody): Command
  remove(guildId: string | null, id: string): void
  /** Tells of each change; gives what ends it. */
  watch(listener: () => void): () => void
}

/** https://discord.com/developers/docs/interactions/application-commands#registering-a-command */
const maximum: Record<number, number> = { 1: 100, 2: 15, 3: 15 }

const sameName = (a: CommandBody, b: CommandBody) => a.name === b.name && a.type === b.type

export function createCommands(world: World): Commands {
  const scopes = new Map<string | null, Command[]>()
  const changes = createWatchers()
  const list = (guildId: string | null) => scopes.get(guildId) ?? []
  const keep = (guildId: string | null, commands: Command[]) => {
    scopes.set(guildId, commands)
    changes.tell()
  }

  const checked = (bodies: CommandBody[]) => {
    for (const [type, most] of Object.entries(maximum)) {
      if (bodies.filter(body => body.type === Number(type)).length > most) {
        throw new DiscordError(400, 30032, `Maximum number of application commands reached (${most})`)
      }
    }
  }

  const made = (guildId: string | null, body: CommandBody, old: Command | undefined): Command => {
    if (old !== undefined && isDeepStrictEqual(old.body, body)) return old
    const id = old?.id ?? world.nextId()
    return { id, version: world.nextId(), guildId, body }
  }

  return {
    list,
    get(guildId, id) {
      const command = list(guildId).find(entry => entry.id === id)
      if (command === undefined) throw unknownCommand()
      return command
    },
    replaceAll(guildId, bodies) {
      for (const [n, body] of bodies.entries()) {
        if (bodies.findIndex(other => sameName(other, body)) < n) {
          const message = 'Application command names must be unique'
          throw invalidForm({ path: [n], code: 'APPLICATION_COMMANDS_DUPLICATE_NAME', message })
        }
      }
      checked(bodies)
      const next = bodies.map(body =>
        made(
          guildId,
          body,
          list(guildId).find(old => sameName(old.body, body)),
        ),
      )
      keep(guildId, next)
      return next
    },
    upsert(guildId, body) {
      const old = list(guildId).find(entry => sameName(entry.body, body))
      const rest = list(guildId).filter(entry => entry !== old)
      checked([...rest.map(entry => entry.body), body])
      const command = made(guildId, body, old)
      keep(guildId, [...rest, command])
      return { command, created: old === undefined }
    },
    edit(guildId, id, body) {
      const old = this.get(guildId, id)
      const command = made(guildId, body, old)
      keep(
        guildId,
        list(guildId).map(entry => (entry === old ? command : entry)),
      )
      return command
    },
    remove(guildId, id) {
      const old = this.get(guildId, id)
      keep(
        guildId,
        list(guildId).filter(entry => entry !== old),
      )
    },
    watch: changes.watch,
  }
}
