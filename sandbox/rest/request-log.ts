import type { Clock } from '../clock.ts'

/** One request the bot sent. */
export interface LoggedRequest {
  /** Counts up from 1. */
  number: number
  /** When it came in, as an ISO date. */
  time: string
  method: string
  /** As sent, below `/api/v10`. */
  path: string
  /** The template it matched, or null for a route the sandbox does not know. */
  route: string | null
  query: string
  body: unknown
  /** Null while it is not answered, and for good when the connection was dropped. */
  status: number | null
  /** The body of the answer. */
  answer: unknown
  /** Milliseconds until the answer. */
  ms: number | null
  /** The fault that was applied to it. */
  fault: string | null
}

/** What the bot sent, the last 5,000 requests of it. */
export interface RequestLog {
  open(request: Pick<LoggedRequest, 'method' | 'path' | 'query'>): LoggedRequest
  close(entry: LoggedRequest, status: number, answer: unknown, scope: string | undefined): void
  since(number: number): LoggedRequest[]
  clear(): void
  /** 401, 403 and 429 (but for shared limits) of the last ten minutes; Discord bans an address at 10,000.
   * https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans */
  invalidRequests(): number
}

const kept = 5_000
const tenMinutes = 600_000

export function createRequestLog(clock: Clock): RequestLog {
  let entries: LoggedRequest[] = []
  let invalid: number[] = []
  let count = 0
  return {
    open(request) {
      const entry: LoggedRequest = {
        ...request,
        number: ++count,
        time: new Date(clock.now()).toISOString(),
        route: null,
        body: null,
        status: null,
        answer: null,
        ms: null,
        fault: null,
      }
      entries.push(entry)
      if (entries.length >= 2 * kept) entries = entries.slice(-kept)
      return entry
    },
    close(entry, status, answer, scope) {
      entry.status = status
      entry.answer = answer
      entry.ms = clock.now() - Date.parse(entry.time)
      if ([401, 403].includes(status) || (status === 429 && scope !== 'shared')) invalid.push(clock.now())
    },
    since: number => entries.slice(-kept).filter(entry => entry.number > number),
    clear() {
      entries = []
    },
    invalidRequests() {
      invalid = invalid.filter(at => at > clock.now() - tenMinutes)
      return invalid.length
    },
  }
}
