import { type DestinationStream, type Level, type Logger, pino } from 'pino'
import * as z from 'zod'

export type { Logger } from 'pino'

export interface LogOptions {
  level: Level | 'silent'
  /** Strings that must never be printed. */
  secrets: readonly string[]
  /** Standard output where left out. */
  destination?: DestinationStream | undefined
}

/** Addresses of interactions carry the token that answers them. */
const interactionTokens = /(\/(?:interactions|webhooks)\/\d+\/)[^/?"\s\\]+/g

/** The log, one object in JSON a line. Each line is searched for secrets as it is written, so it does not matter how they got there. */
export function createLog({ level, secrets, destination }: LogOptions): Logger {
  const redact = (line: string) =>
    secrets
      .filter(Boolean)
      .reduce((clean, secret) => clean.replaceAll(secret, '[redacted]'), line)
      .replaceAll(interactionTokens, '$1[redacted]')
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: ['token', '*.token', '*.*.token'], censor: '[redacted]' },
      serializers: { err: describeError },
      hooks: { streamWrite: redact },
    },
    destination ?? pino.destination({ sync: true }),
  )
}

/**
 * What of an error is logged. Errors of Discord's REST API carry the whole request body, in which stands what
 * somebody typed.
 */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const { code, status, method, url } = errorFields.parse(error)
  return {
    type: error.name,
    message: error.message,
    ...(code !== undefined && { code }),
    ...(status !== undefined && { status }),
    ...(method !== undefined && { method, url }),
    stack: error.stack,
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  }
}

const errorFields = z
  .object({
    code: z.union([z.string(), z.number()]),
    status: z.number(),
    method: z.string(),
    url: z.string(),
  })
  .partial()
  .catch({})
