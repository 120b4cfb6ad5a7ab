import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock } from '../clock.ts'
import { readBody } from '../http/read-body.ts'
import { createSharedBytes } from '../world/shared-bytes.ts'
import { DiscordError, unauthorized } from './errors.ts'
import type { RestFault, RestFaults } from './faults.ts'
import type { RateLimiter } from './rate-limit.ts'
import type { LoggedRequest, RequestLog } from './request-log.ts'
import { createRouter, paramReader, type RestReply, type RestRequest, type Route } from './router.ts'

export interface RestParts {
  routes: readonly Route[]
  token: string
  clock: Clock
  limiter: RateLimiter
  requests: RequestLog
  faults: RestFaults
  /** Told of every request the sandbox could not serve. */
  report(line: string): void
}

type Files = RestRequest['files']

interface Answer extends RestReply {
  headers?: Record<string, string>
}

/** Serves `/api/v10`. */
export function createRest(parts: RestParts) {
  const route = createRouter(parts.routes)
  const { clock, requests, faults } = parts

  const shared = createSharedBytes()
  const sharing = (files: Files): Files =>
    new Map([...files].map(([number, file]) => [number, { ...file, bytes: shared(file.bytes) }]))

  async function answer(entry: LoggedRequest, files: Files, token: string | undefined): Promise<Answer> {
    const { method, path, body } = entry
    const match = route(method, path)
    if (match === undefined) {
      parts.report(`The sandbox has no route ${method} ${path}`)
      throw new DiscordError(404, 0, '404: Not Found', [], {
        sandbox: `${method} ${path} is not simulated by the sandbox`,
      })
    }
    entry.route = match.route.template
    if (match.route.auth === 'bot' && token !== `Bot ${parts.token}`) throw unauthorized()
    const { limited, headers } = parts.limiter.take(match)
    if (limited !== null) {
      return {
        status: 429,
        headers,
        body: {
          message: 'You are being rate limited.',
          code: 0,
          retry_after: limited.retryAfterSeconds,
          global: limited.scope === 'global',
        },
      }
    }
    const query = new URLSearchParams(entry.query)
    try {
      return {
        ...(await match.route.handle({ method, path, query, body, files, param: paramReader(match) })),
        headers,
      }
    } catch (error) {
      return { ...failure(error), headers }
    }
  }

  function failure(error: unknown): Answer {
    if (error instanceof DiscordError) return { status: error.status, body: error.toJSON() }
    parts.report(`The sandbox failed: ${error instanceof Error ? error.stack : String(error)}`)
    return { status: 500, body: { message: '500: Internal Server Error', code: 0 } }
  }

  const attempt = async (entry: LoggedRequest, files: Files, token: string | undefined): Promise<Answer> => {
    try {
      return await answer(entry, files, token)
    } catch (error) {
      return failure(error)
    }
  }

  return async function handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const method = request.method ?? 'GET'
    const path = decoded(url.pathname.replace(/^\/api(\/v\d+)?/, ''))
    const entry = requests.open({ method, path, query: url.search })
    const read = await readBody(request)
    if (read.problem === null) entry.body = read.value
    const fault = faults.take(method, path)
    if (fault !== undefined) entry.fault = `${fault.action} ${fault.when}`
    if (fault?.action === 'delay' && fault.when === 'before') await elapsed(clock, fault.delayMs)
    if (fault?.action === 'drop' && fault.when === 'before') return void request.socket.destroy()

    let result: Answer
    if (fault?.action === 'fail' && fault.when === 'before') result = failed(fault)
    else if (!/^\/api\/v10\//.test(url.pathname)) {
      parts.report(`The sandbox serves /api/v10 only, asked for ${method} ${url.pathname}`)
      result = { status: 400, body: { message: 'Invalid API version', code: 50041 } }
    } else if (read.problem !== null) {
      result = failure(read.problem)
    } else {
      result = await attempt(entry, sharing(read.files), request.headers.authorization)
    }

    if (fault?.action === 'delay' && fault.when === 'after') await elapsed(clock, fault.delayMs)
    if (fault?.action === 'drop' && fault.when === 'after') return void request.socket.destroy()
    if (fault?.action === 'fail' && fault.when === 'after') result = failed(fault)
    requests.close(entry, result.status, result.body ?? null, result.headers?.['x-ratelimit-scope'])
    if (fault?.action === 'truncate') return truncate(request, response, result)
    send(response, result)
  }
}

/** The path with `@original` and the like as people write them; left alone when it is not valid. */
const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

const elapsed = (clock: Clock, ms: number) => new Promise<void>(resolve => clock.after(ms, resolve))

function failed({ status, code, message, retryAfter, global }: RestFault): Answer {
  const retry = retryAfter ?? (status === 429 ? 1 : null)
  if (retry === null) return { status, body: { message, code } }
  return {
    status,
    body: { message, code, retry_after: retry, global },
    headers: {
      'retry-after': String(Math.ceil(retry)),
      'x-ratelimit-scope': global ? 'global' : 'user',
      ...(global ? { 'x-ratelimit-global': 'true' } : {}),
    },
  }
}

/** Promises as much as `send` would, and breaks off in the middle of it. */
function truncate(
  request: IncomingMessage,
  response: ServerResponse,
  { status, body, headers }: Answer,
): void {
  const whole = JSON.stringify(body ?? { message: 'cut off' })
  const length = Buffer.byteLength(whole)
  // A 204 has nothing to break off in.
  const code = status === 204 ? 200 : status
  response.writeHead(code, { ...headers, 'content-type': 'application/json', 'content-length': length })
  response.write(whole.slice(0, whole.length / 2), () => request.socket.destroy())
}

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  if (body === undefined) {
    response.writeHead(status, headers).end()
    return
  }
  response.writeHead(status, { ...headers, 'content-type': 'application/json' }).end(JSON.stringify(body))
}
