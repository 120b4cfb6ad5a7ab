import { type InternalRequest, REST } from '@discordjs/rest'
import { makeRequest } from '@discordjs/rest/undiciRequest'
import { multipart } from './multipart.ts'
import type { Pace } from './pace.ts'

/** Whose bot it is, and where Discord's API is when it is not Discord itself. */
export interface Connection {
  readonly token: string
  readonly api?: string | undefined
}

/** How long a request may take, in milliseconds. */
export interface Patience {
  /** For an answer, and for its next part once it has begun. */
  readonly answer: number
  /** For a rate limit to pass; where Discord asks for more, the request is rejected with a RateLimitError. */
  readonly rateLimit: number
}

/** With its retries a request that nobody answers ends within 45 seconds. */
const usualPatience: Patience = { answer: 15_000, rateLimit: 10_000 }
const retries = 2

/** Discord takes so many requests of a bot. https://discord.com/developers/docs/topics/rate-limits#global-rate-limit */
export const requestsPerSecond = 50

export interface RestOptions {
  readonly patience?: Patience
  /** Left out, the limit of all routes is kept by a count of what is sent, which is enough for few requests. */
  readonly pace?: Pace
}

/**
 * A client for Discord's REST API. It keeps to Discord's rate limits and at once retries what fails on the way. One
 * process needs just one, since the limits are counted in it, but for answers to interactions.
 */
export const createRest = (
  connection: Connection,
  { patience = usualPatience, pace }: RestOptions = {},
): REST =>
  pace
    ? createLimitedRest(connection, patience, Number.MAX_SAFE_INTEGER, (...request) =>
        paced(pace, ...request),
      )
    : createLimitedRest(connection, patience, requestsPerSecond, makeRequest)

/**
 * The same for answers to interactions, which Discord does not count: else they would wait behind all that is
 * posted. https://discord.com/developers/docs/topics/rate-limits#global-rate-limit
 */
export const createInteractionRest = (connection: Connection): REST =>
  createLimitedRest(connection, usualPatience, Number.MAX_SAFE_INTEGER, makeRequest)

/** Sends files without copying them more than once. */
class LeanRest extends REST {
  override request({ files, body, ...request }: InternalRequest): Promise<unknown> {
    if (!files?.length) return super.request({ ...request, body })
    const { headers, ...form } = multipart(body ?? {}, files)
    return super.request({
      ...request,
      ...form,
      passThroughBody: true,
      headers: { ...request.headers, ...headers },
    })
  }
}

/** Every try has its turn, and where all routes are limited none has one until that is over. */
const paced = (pace: Pace, ...request: Parameters<typeof makeRequest>): ReturnType<typeof makeRequest> =>
  pace.send(async () => {
    const answer = await makeRequest(...request)
    if (answer.status === 429 && answer.headers.has('x-ratelimit-global'))
      pace.hold(1_000 * Number(answer.headers.get('retry-after')))
    return answer
  })

const createLimitedRest = (
  { token, api }: Connection,
  patience: Patience,
  globalRequestsPerSecond: number,
  send: typeof makeRequest,
): REST =>
  new LeanRest({
    version: '10',
    globalRequestsPerSecond,
    ...(api && { api }),
    timeout: patience.answer,
    retries,
    rejectOnRateLimit: ({ retryAfter, timeToReset, sublimitTimeout }) =>
      Math.max(retryAfter, timeToReset, sublimitTimeout) > patience.rateLimit,
    // Every one is told, so that none is missed; see `watchInvalidRequests`.
    invalidRequestWarningInterval: 1,
    makeRequest: (url, init) => {
      // The client's own timeout ends with the headers; undici waits five minutes for a body.
      const bounded = { ...init, bodyTimeout: patience.answer }
      return send(url, bounded)
    },
  }).setToken(token)
