import { DiscordAPIError, type RawFile } from '@discordjs/rest'

export interface Sent {
  readonly route: string
  readonly body?: unknown
  readonly query?: string
  readonly files?: readonly string[]
}

/** An answer, what is thrown instead, or what gives either, by method and route. */
export type Answers = Record<string, unknown>

/** These answers, one after the other. */
export const inTurn = (...answers: unknown[]) => {
  let asked = 0
  return () => answers[asked++]
}

interface RequestOptions {
  readonly body?: unknown
  readonly query?: URLSearchParams
  readonly files?: readonly RawFile[] | undefined
}

/** A REST client that gives these answers, and notes what was asked. */
export function createFakeRest(answers: Answers) {
  const sent: Sent[] = []
  const send =
    (method: string) =>
    async (route: string, options: RequestOptions = {}) => {
      const { body, query, files } = options
      sent.push({
        route: `${method} ${route}`,
        ...(body !== undefined && { body }),
        ...(query && { query: query.toString() }),
        ...(files && { files: files.map(({ name }) => name) }),
      })
      const given = answers[`${method} ${route}`]
      const answer = typeof given === 'function' ? given() : given
      if (answer === undefined) throw new Error(`no answer to ${method} ${route}`)
      if (answer instanceof Error) throw answer
      return answer
    }
  return { rest: { get: send('GET'), post: send('POST') }, sent }
}

/** As Discord turns a request down. */
export const discordError = (status: number, code: number): DiscordAPIError =>
  new DiscordAPIError({ code, message: 'no' }, code, status, 'POST', '/channels/2/messages', {})

/** As something between here and Discord does. */
export const foreignError = (status: number): DiscordAPIError =>
  new DiscordAPIError({ error: 'no' }, 'no', status, 'POST', '/channels/2/messages', {})
