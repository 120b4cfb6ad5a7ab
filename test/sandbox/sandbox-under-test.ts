import { afterEach } from 'vitest'
import { type Sandbox, type SandboxOptions, startSandbox } from '../../sandbox/server.ts'

/** JSON as it came over the wire. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads into answers it knows the shape of
export type Json = any

export interface Answer {
  status: number
  body: Json
  headers: Headers
}

const open: Sandbox[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map(sandbox => sandbox.close()))
})

/** Starts a sandbox on a free port that is closed after the test. */
export async function sandboxUnderTest(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  // Raw gateways send no heartbeats: however slow the machine, they stay connected.
  const gateway = { heartbeatIntervalMs: 600_000, ...options.gateway }
  const sandbox = await startSandbox({ port: 0, ...options, gateway })
  open.push(sandbox)
  return sandbox
}

async function request(
  url: string,
  method: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<Answer> {
  const isForm = body instanceof FormData
  const response = await fetch(url, {
    method,
    headers: { ...headers, ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: text === '' ? null : JSON.parse(text), headers: response.headers }
}

/** A request of the bot, `path` below `/api/v10`. */
export const asBot = (
  sandbox: Sandbox,
  method: string,
  path: string,
  body?: unknown,
  token = sandbox.token,
) => request(`${sandbox.restUrl}/v10${path}`, method, body, { authorization: `Bot ${token}` })

/** A request of the bot with files, or what else is in the form besides `body`. */
export function formAsBot(
  sandbox: Sandbox,
  method: string,
  path: string,
  body: object,
  fields: Record<string, File | string>,
): Promise<Answer> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ payload_json: JSON.stringify(body), ...fields }))
    form.append(name, value)
  return asBot(sandbox, method, path, form)
}

/** A PNG of one pixel. */
export const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** A request of a person, `path` below `/sandbox`. */
export async function asPerson(
  sandbox: Sandbox,
  method: string,
  path: string,
  body?: unknown,
): Promise<Json> {
  const answer = await request(`${sandbox.url}/sandbox${path}`, method, body, {})
  return answer.status === 200 ? answer.body : { status: answer.status, ...answer.body }
}

/** For what nobody waits for: it ends with the sandbox. */
export const unanswered = (asked: Promise<unknown>): void => void asked.catch(() => {})

/** The paths and codes of a 50035's fields, such as `embeds.0.title BASE_TYPE_MAX_LENGTH`. */
export function fieldErrors(body: Json, path: string[] = []): string[] {
  const tree: Json = path.length === 0 ? body.errors : body
  return Object.entries(tree ?? {}).flatMap(([key, value]: [string, Json]) =>
    key === '_errors'
      ? value.map(({ code }: Json) => `${path.join('.')} ${code}`.trim())
      : fieldErrors(value, [...path, key]),
  )
}
