import type { WebSocket } from 'ws'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import { identifyPayload, resumePayload } from './identify.ts'
import type { Session, SessionConnection } from './session.ts'

/** What the connection asks of the gateway behind it. */
export interface ConnectionHandlers {
  heartbeatIntervalMs: number
  /** Whether heartbeats are to be left without an answer. */
  isSilent(): boolean
  /** Gives the new session, or why not: a close code, or an invalid session (op 9). */
  identify(payload: z.infer<typeof identifyPayload>): Session | Refusal
  resume(payload: z.infer<typeof resumePayload>): { session: Session; missed: string[] } | Refusal
  /** A session has its connection and can be sent to. */
  started(session: Session): void
  closed(session: Session, resumable: boolean): void
  /** A session has got or lost its connection. */
  connectionChanged(): void
  log(op: number, data: unknown): void
}

export type Refusal = { close: { code: number; reason: string } } | { invalidSession: true }

const frame = z.object({ op: z.int(), d: z.unknown() })
const maximumBytes = 4096
const maximumPerMinute = 120
/** A connection without heartbeat for this many intervals is dead. */
const patience = 1.5

const op = {
  heartbeat: 1,
  identify: 2,
  presence: 3,
  resume: 6,
  reconnect: 7,
  invalid: 9,
  hello: 10,
  ack: 11,
} as const

/** Talks to one client: hello, heartbeats, identify or resume.
 * https://discord.com/developers/docs/events/gateway#connections */
export function serveConnection(socket: WebSocket, clock: Clock, handlers: ConnectionHandlers): void {
  let session: Session | null = null
  let cancelTimeout = () => {}
  let minute = { startedAt: clock.now(), frames: 0 }
  const send = (code: number, d: unknown) => socket.send(JSON.stringify({ op: code, d, s: null, t: null }))
  const close = (code: number, reason: string) => socket.close(code, reason)

  const connection: SessionConnection = {
    send: text => socket.send(text),
    close,
    askToReconnect: () => send(op.reconnect, null),
    invalidate(resumable) {
      detach()
      send(op.invalid, resumable)
    },
  }

  const detach = (): Session | null => {
    const left = session
    session = null
    if (left?.connection !== connection) return null
    left.connection = null
    left.disconnectedAt = clock.now()
    handlers.connectionChanged()
    return left
  }

  const expectHeartbeat = () => {
    cancelTimeout()
    cancelTimeout = clock.after(handlers.heartbeatIntervalMs * patience, () => {
      close(4009, 'Session timed out.')
      // A dead peer never answers the closing handshake.
      clock.after(1_000, () => socket.terminate())
    })
  }

  const attach = (to: Session) => {
    to.connection?.close(4000, 'Another connection took over this session.')
    session = to
    to.connection = connection
    to.disconnectedAt = null
    handlers.connectionChanged()
  }

  const refuse = (refusal: Refusal) =>
    'close' in refusal ? close(refusal.close.code, refusal.close.reason) : send(op.invalid, false)

  const identify = (data: unknown) => {
    if (session !== null) return close(4005, 'Already authenticated.')
    const payload = identifyPayload.safeParse(data)
    if (!payload.success) return close(4002, 'Error while decoding payload.')
    const result = handlers.identify(payload.data)
    if (!('dispatch' in result)) return refuse(result)
    attach(result)
    handlers.started(result)
  }

  const resume = (data: unknown) => {
    if (session !== null) return close(4005, 'Already authenticated.')
    const payload = resumePayload.safeParse(data)
    if (!payload.success) return close(4002, 'Error while decoding payload.')
    const result = handlers.resume(payload.data)
    if (!('session' in result)) return refuse(result)
    attach(result.session)
    for (const missed of result.missed) socket.send(missed)
    const resumed = { op: 0, s: result.session.sequence, t: 'RESUMED', d: { _trace: ['["sandbox"]'] } }
    socket.send(JSON.stringify(resumed))
  }

  socket.on('message', (raw, binary) => {
    if (clock.now() >= minute.startedAt + 60_000) minute = { startedAt: clock.now(), frames: 0 }
    if (++minute.frames > maximumPerMinute) return close(4008, 'Rate limited.')
    const text = raw.toString()
    const parsed = binary || Buffer.byteLength(text) > maximumBytes ? undefined : parse(text)
    if (parsed === undefined) return close(4002, 'Error while decoding payload.')
    handlers.log(parsed.op, parsed.d)
    switch (parsed.op) {
      case op.heartbeat:
        expectHeartbeat()
        return handlers.isSilent() ? undefined : send(op.ack, null)
      case op.identify:
        return identify(parsed.d)
      case op.resume:
        return resume(parsed.d)
      case op.presence:
        return session === null ? close(4003, 'Not authenticated.') : undefined
      default:
        return session === null
          ? close(4003, 'Not authenticated.')
          : close(4001, `Opcode ${parsed.op} is not known to the sandbox.`)
    }
  })

  socket.on('close', code => {
    cancelTimeout()
    const left = detach()
    // A client that closes with 1000 or 1001 says that it is done with the session.
    if (left !== null) handlers.closed(left, code !== 1000 && code !== 1001)
  })
  socket.on('error', () => socket.terminate())

  expectHeartbeat()
  send(op.hello, { heartbeat_interval: handlers.heartbeatIntervalMs, _trace: ['["sandbox"]'] })
}

function parse(text: string): z.infer<typeof frame> | undefined {
  try {
    return frame.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
