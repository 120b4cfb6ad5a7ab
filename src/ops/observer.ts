import type { Outcome } from '../guilds/guild-state.ts'

/** Told what happens, to count it. */
export interface Observer {
  /** A command, a press or a message was answered, whatever came of it. */
  answered(what: Answered): void
  /** A question got an answer of this kind. */
  verdict(verdict: string): void
  /** A day of a server is settled; `lateMs` where it had its song. */
  daySettled(result: Outcome['result'], lateMs?: number): void
  /** Discord answered a request with this status. */
  restResponse(method: string, status: number): void
}

export interface Answered {
  readonly kind: 'command' | 'component' | 'message'
  /** Of the command or component. */
  readonly name: string
  readonly outcome: 'answered' | 'refused' | 'failed'
  readonly ms: number
}

/** Counts nothing. */
export const blindObserver: Observer = {
  answered() {},
  verdict() {},
  daySettled() {},
  restResponse() {},
}
