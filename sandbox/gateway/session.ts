/** A dispatch as it goes over the wire. */
interface Sent {
  sequence: number
  frame: string
}

export interface SessionConnection {
  send(frame: string): void
  close(code: number, reason: string): void
  /** Asks the client to resume elsewhere (op 7). */
  askToReconnect(): void
  /** Ends the session on this connection (op 9), which may then resume or identify again. */
  invalidate(resumable: boolean): void
}

/** A bot's session: it outlives its connection, so that it can be resumed.
 * https://discord.com/developers/docs/events/gateway#resuming */
export interface Session {
  readonly id: string
  readonly shardId: number
  readonly shardCount: number
  readonly intents: number
  /** Takes the next sequence number, keeps the event for a replay and sends it when connected. */
  dispatch(event: string, data: unknown): void
  /** Everything after `sequence`; undefined when that is no longer known. */
  replay(sequence: number): string[] | undefined
  readonly sequence: number
  /** Null while it has no connection. */
  connection: SessionConnection | null
  /** When it lost its connection, in milliseconds since 1970. */
  disconnectedAt: number | null
}

/** Enough for a few minutes; Discord keeps a bounded buffer as well. */
const keptEvents = 1_000

export function createSession(id: string, shard: { id: number; count: number }, intents: number): Session {
  let sequence = 0
  let sent: Sent[] = []
  return {
    id,
    shardId: shard.id,
    shardCount: shard.count,
    intents,
    connection: null,
    disconnectedAt: null,
    get sequence() {
      return sequence
    },
    dispatch(event, data) {
      sequence++
      const frame = JSON.stringify({ op: 0, s: sequence, t: event, d: data })
      sent.push({ sequence, frame })
      if (sent.length >= 2 * keptEvents) sent = sent.slice(-keptEvents)
      this.connection?.send(frame)
    },
    replay(after) {
      const oldest = sent[0]?.sequence ?? 1
      if (after < oldest - 1) return undefined
      return sent.filter(event => event.sequence > after).map(({ frame }) => frame)
    },
  }
}
