import type { IncomingMessage, ServerResponse } from 'node:http'
import { z } from 'zod'
import type { Commands } from '../commands/store.ts'
import { readBody } from '../http/read-body.ts'
import { exchangesOf } from '../live/exchange.ts'
import type { RestFaults } from '../rest/faults.ts'
import type { RequestLog } from '../rest/request-log.ts'
import { makeGuilds } from '../world/many-guilds.ts'
import { findUser } from './actor.ts'
import { changeRequest, makeChange } from './changes.ts'
import { autocomplete, autocompleteRequest, commandRequest, runCommand } from './command.ts'
import { faultRequest, makeFault } from './faults.ts'
import type { ClientWorld } from './interact.ts'
import { chooseInMenu, menuRequest } from './menu.ts'
import { messageRequest, postMessage, readMessages } from './messages.ts'
import { overview } from './overview.ts'
import { findMessage, press, pressRequest } from './press.ts'
import { BadClientRequest, ClientProblem } from './problem.ts'
import { submitModal, submitRequest } from './submit.ts'

export interface ClientParts extends ClientWorld {
  commands: Commands
  requests: RequestLog
  faults: RestFaults
}

const guildsRequest = z.strictObject({
  count: z.int().min(1).max(10_000),
  channels: z.int().min(1).max(500).default(1),
  roles: z.int().min(0).max(250).default(0),
})

const exchangesRequest = z.strictObject({ user: z.string().optional(), message: z.string() })

type Handler = (body: unknown, url: URL) => object | Promise<object>

/** Serves `/sandbox/…`: what people and tests do with the bot, and what they want to know. */
export function createClient(parts: ClientParts) {
  const { world, gateway, endpoint, commands, interactions, requests, faults } = parts

  const answered = async (work: () => object | Promise<object>, empty: object): Promise<object> => {
    try {
      return { ...(await work()), error: null }
    } catch (error) {
      if (error instanceof ClientProblem) return { ...empty, error: error.message }
      throw error
    }
  }
  const withMessages = (work: () => object | Promise<object>) => answered(work, { messages: [] })

  const handlers: Record<string, Handler> = {
    'POST /sandbox/command': body => {
      const request = read(commandRequest, body)
      return withMessages(() => runCommand(parts, commands, request))
    },
    'POST /sandbox/autocomplete': body => {
      const request = read(autocompleteRequest, body)
      return answered(async () => ({ choices: await autocomplete(parts, commands, request) }), {
        choices: [],
      })
    },
    'POST /sandbox/press': body => {
      const request = read(pressRequest, body)
      return withMessages(() => press(parts, request))
    },
    'POST /sandbox/submit': body => {
      const request = read(submitRequest, body)
      return withMessages(() => submitModal(parts, request))
    },
    'POST /sandbox/menu': body => {
      const request = read(menuRequest, body)
      return withMessages(() => chooseInMenu(parts, commands, request))
    },
    'POST /sandbox/message': body => {
      const request = read(messageRequest, body)
      return withMessages(() => ({ messages: [postMessage(world, request)] }))
    },
    'POST /sandbox/guilds': body => ({
      guilds: makeGuilds(world, read(guildsRequest, body)).map(({ id, name, channels }) => ({
        id,
        name,
        channels: [...channels.keys()],
      })),
    }),
    'POST /sandbox/changes': body => makeChange(world, read(changeRequest, body)),
    'POST /sandbox/faults': body => ({
      affected: makeFault(world, gateway, faults, read(faultRequest, body)),
    }),
    'GET /sandbox/faults': () => ({ pending: faults.pending() }),
    'DELETE /sandbox/faults': () => {
      faults.clear()
      gateway.silence(false)
      return { pending: [] }
    },
    'POST /sandbox/probes': async () => ({ probes: await endpoint.probe(), url: endpoint.url() }),
    'GET /sandbox/requests': (_body, url) => ({
      requests: requests.since(Number(url.searchParams.get('since') ?? 0)),
      invalidRequests: requests.invalidRequests(),
    }),
    'DELETE /sandbox/requests': () => {
      requests.clear()
      return { requests: [] }
    },
    'GET /sandbox/world': () => overview(world, commands, gateway),
    'GET /sandbox/exchanges': (_body, url) =>
      answered(
        () => {
          const { user, message } = read(exchangesRequest, Object.fromEntries(url.searchParams))
          const found = findMessage(world, message, findUser(world, user).id)
          return { exchanges: exchangesOf(world, interactions, requests, found) }
        },
        { exchanges: [] },
      ),
  }

  const find = (method: string, url: URL): Handler | undefined => {
    const channel = /^\/sandbox\/channels\/([^/]+)\/messages$/.exec(url.pathname)?.[1]
    if (method !== 'GET' || channel === undefined) return handlers[`${method} ${url.pathname}`]
    const user = url.searchParams.get('user') ?? undefined
    const guild = url.searchParams.get('guild') ?? undefined
    return () =>
      withMessages(() => ({
        messages: readMessages(world, { channel: decodeURIComponent(channel), user, guild }),
      }))
  }

  return async function handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const reply = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const method = request.method ?? 'GET'
    const handler = find(method, url)
    if (handler === undefined)
      return void reply(404, { error: `There is no ${method} ${url.pathname} here.` })
    const body = await readBody(request)
    if (body.problem !== null) return void reply(body.problem.status, { error: body.problem.message })
    try {
      reply(200, await handler(body.value, url))
    } catch (error) {
      if (!(error instanceof BadClientRequest)) throw error
      reply(400, { error: error.message })
    }
  }
}

function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body)
  if (result.success) return result.data
  const problems = result.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'The body'}: ${message}`,
  )
  throw new BadClientRequest(problems.join('; '))
}
