import { type DestinationStream, type Level, type Logger, pino } from 'pino'
import pretty from 'pino-pretty'

export type { Logger } from 'pino'

export interface LogOptions {
  level: Level | 'silent'
  /** Colours and one line an event, for people; else JSON, one object a line. */
  forTerminal: boolean
  /** Strings that must never be printed. */
  secrets: readonly string[]
  destination?: DestinationStream
}

/** Addresses of interactions carry the token that answers them. */
const interactionTokens = /(\/(?:interactions|webhooks)\/\d+\/)[^/?"\s\\]+/g

/** The log. Each line is searched for secrets as it is written, so it does not matter how they got there. */
export function createLog({ level, forTerminal, secrets, destination }: LogOptions): Logger {
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
      hooks: { streamWrite: redact },
    },
    destination ??
      (forTerminal
        ? pretty({ sync: true, translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname' })
        : pino.destination({ sync: true })),
  )
}
