import { z } from 'zod'
import { commandJson } from '../../commands/json.ts'
import type { Commands } from '../../commands/store.ts'
import { commandBody } from '../../limits/command.ts'
import { readForm } from '../../limits/form.ts'
import { guildOfBot, type World } from '../../world/world.ts'
import { DiscordError, missingAccess } from '../errors.ts'
import { botRoute, type RestReply, type RestRequest, type Route } from '../router.ts'

const writes = { requests: 5, windowMs: 20_000 }

/** https://discord.com/developers/docs/interactions/application-commands#endpoints */
export function commandRoutes(world: World, commands: Commands): Route[] {
  const scopes = [
    { base: '/applications/:application_id/commands', scopeOf: () => null },
    {
      base: '/applications/:application_id/guilds/:guild_id/commands',
      scopeOf: ({ param }: RestRequest) => {
        if (guildOfBot(world, param('guild_id')) === undefined) throw missingAccess()
        return param('guild_id')
      },
    },
  ]

  return scopes.flatMap(({ base, scopeOf }) => {
    const at = (
      method: string,
      path: string,
      handle: (request: RestRequest, guildId: string | null) => RestReply,
      limit = method === 'GET' ? undefined : writes,
    ): Route =>
      botRoute(
        method,
        base + path,
        request => {
          if (request.param('application_id') !== world.application.id) {
            throw new DiscordError(
              403,
              20012,
              'You are not authorized to perform this action on this application',
            )
          }
          return handle(request, scopeOf(request))
        },
        limit,
      )
    const localized = ({ query }: RestRequest) => query.get('with_localizations') === 'true'
    const json = commandJson
    const id = world.application.id
    return [
      at('GET', '', (request, guildId) => ({
        status: 200,
        body: commands.list(guildId).map(command => json(command, id, localized(request))),
      })),
      at('PUT', '', ({ body }, guildId) => {
        const bodies = readForm(z.array(commandBody), body)
        return { status: 200, body: commands.replaceAll(guildId, bodies).map(entry => json(entry, id, true)) }
      }),
      at('POST', '', ({ body }, guildId) => {
        const { command, created } = commands.upsert(guildId, readForm(commandBody, body))
        return { status: created ? 201 : 200, body: json(command, id, true) }
      }),
      at('GET', '/:command_id', ({ param }, guildId) => ({
        status: 200,
        body: json(commands.get(guildId, param('command_id')), id, true),
      })),
      at('PATCH', '/:command_id', ({ param, body }, guildId) => {
        const old = commands.get(guildId, param('command_id'))
        const change = readForm(z.record(z.string(), z.unknown()), body)
        const next = readForm(commandBody, { ...old.body, ...change, type: old.body.type })
        return { status: 200, body: json(commands.edit(guildId, old.id, next), id, true) }
      }),
      at('DELETE', '/:command_id', ({ param }, guildId) => {
        commands.remove(guildId, param('command_id'))
        return { status: 204 }
      }),
    ]
  })
}
