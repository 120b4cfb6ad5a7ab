import type { Choice } from '../../limits/command.ts'
import type { Modal } from '../../limits/component.ts'
import type { Exchange } from '../../live/exchange.ts'

/** What comes of something one does. */
export interface Outcome {
  /** As a Discord client would say it; null where all went well. */
  readonly error: string | null
  readonly modal?: Modal
  readonly interaction?: string
  /** What the bot answered. */
  readonly messages?: readonly { readonly content: string }[]
}

export interface Answers {
  command: Outcome
  message: Outcome
  press: Outcome
  menu: Outcome
  submit: Outcome
  autocomplete: Outcome & { readonly choices: readonly Pick<Choice, 'name' | 'value'>[] }
  exchanges: Outcome & { readonly exchanges: readonly Exchange[] }
  faults: Outcome
  guilds: Outcome & { readonly guilds: readonly { name: string; channels: readonly string[] }[] }
  changes: Outcome
}

export interface Requests {
  post<What extends keyof Answers>(what: What, body: object): Promise<Answers[What] | Unreachable>
  get<What extends keyof Answers>(
    what: What,
    query: Record<string, string>,
  ): Promise<Answers[What] | Unreachable>
}

/** Where nothing came back. */
export interface Unreachable {
  readonly error: string
}

const unreachable: Unreachable = { error: 'The sandbox cannot be reached. Is it still running?' }

/** What one can ask of the sandbox. Never rejects. */
export function createRequests(fetching: typeof fetch): Requests {
  const ask = async (path: string, init: RequestInit) => {
    try {
      const response = await fetching(`/sandbox/${path}`, init)
      return { error: null, ...(await response.json()) }
    } catch {
      return unreachable
    }
  }
  return {
    post: (what, body) =>
      ask(what, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    get: (what, query) => ask(`${what}?${new URLSearchParams(query)}`, {}),
  }
}
