import type { UploadedFile } from '../http/multipart.ts'
import { isSnowflake } from '../world/snowflake.ts'
import { invalidForm } from './errors.ts'

export interface RestRequest {
  method: string
  /** Below `/api/v10`. */
  path: string
  query: URLSearchParams
  body: unknown
  /** The files sent along, by their numbers. */
  files: ReadonlyMap<number, UploadedFile>
  /** The text of a `:name` in the route's template. */
  param(name: string): string
}

export interface RestReply {
  status: number
  /** Left out with 204. */
  body?: unknown
}

/** How many requests a bucket takes in a window of `windowMs`. */
export interface BucketLimit {
  requests: number
  windowMs: number
}

export interface Route {
  method: string
  /** Such as `/channels/:channel_id/messages`. */
  template: string
  /** Who may call: the bot by its token, or whoever holds the interaction token in the path. */
  auth: 'bot' | 'interaction token'
  /** Null where Discord sets no limit of the route's own. */
  limit: BucketLimit | null
  handle(request: RestRequest): RestReply | Promise<RestReply>
}

export const defaultLimit: BucketLimit = { requests: 50, windowMs: 1000 }

/** A route that needs the bot's token. */
export const botRoute = (
  method: string,
  template: string,
  handle: Route['handle'],
  limit: BucketLimit = defaultLimit,
): Route => ({ method, template, auth: 'bot', limit, handle })

/** A route that is opened by the interaction token in its path, and is outside the global limit. */
export const interactionRoute = (
  method: string,
  template: string,
  handle: Route['handle'],
  limit: BucketLimit | null,
): Route => ({ method, template, auth: 'interaction token', limit, handle })

export interface Match {
  route: Route
  params: Map<string, string>
}

/** Finds routes by method and path, literal parts before named ones. */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => Match | undefined {
  const prepared = routes.map(route => ({ route, parts: route.template.split('/') }))
  const named = (parts: string[]) => parts.filter(part => part.startsWith(':')).length
  prepared.sort((a, b) => named(a.parts) - named(b.parts))
  return (method, path) => {
    const segments = path.split('/')
    for (const { route, parts } of prepared) {
      if (route.method !== method || parts.length !== segments.length) continue
      const params = match(parts, segments)
      if (params !== undefined) return { route, params }
    }
    return undefined
  }
}

function match(parts: string[], segments: string[]): Map<string, string> | undefined {
  const params = new Map<string, string>()
  for (const [n, part] of parts.entries()) {
    const segment = segments[n] ?? ''
    if (part.startsWith(':')) params.set(part.slice(1), segment)
    else if (part !== segment) return undefined
  }
  return params
}

/** Reads a named part; throws Discord's 50035 where an id is not one. */
export const paramReader =
  ({ route, params }: Match) =>
  (name: string): string => {
    const value = params.get(name)
    if (value === undefined) throw new Error(`${route.template} has no :${name}`)
    if (name.endsWith('_id') && !isSnowflake(value)) {
      const message = `Value "${value}" is not snowflake.`
      throw invalidForm({ path: [name], code: 'NUMBER_TYPE_COERCE', message })
    }
    return value
  }
