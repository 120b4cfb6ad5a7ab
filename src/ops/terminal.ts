import type { DestinationStream } from 'pino'
import pretty from 'pino-pretty'

/** Colours and one line an event, for people. */
export const terminal = (): DestinationStream =>
  pretty({ sync: true, translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname' })
