import { createHash } from 'node:crypto'
import type { WebSocket } from 'ws'
import type { Clock } from '../clock.ts'
import { createWatchers } from '../watchers.ts'
import type { Guild } from '../world/model.ts'
import { shardOf } from '../world/snowflake.ts'
import type { World } from '../world/world.ts'
import { type Refusal, serveConnection } from './connection.ts'
import { refuseIdentify } from './identify.ts'
import { intentOf } from './intents.ts'
import type { GatewayOptions } from './options.ts'
import { guildCreateJson, readyJson } from './payloads.ts'
import { createSession, type Session } from './session.ts'
import { createStartLimit } from './start-limit.ts'
import { eventData, guildIdOf } from './world-events.ts'

/** An event for the bot. */
export interface Dispatch {
  name: string
  /** Null outside of guilds. */
  guildId: string | null
  data: unknown
}

/** A payload the bot sent over the gateway. */
export interface ReceivedPayload {
  time: string
  op: number
  data: unknown
}

export interface Gateway {
  /** Takes over a WebSocket that was opened at `/gateway`. */
  accept(socket: WebSocket, query: URLSearchParams): void
  /** Sends an event to the sessions that serve this guild, or shard 0 where there is none. */
  dispatch(event: Dispatch): void
  sessions(): readonly Session[]
  received(): readonly ReceivedPayload[]
  startLimit(): ReturnType<ReturnType<typeof createStartLimit>['state']>
  /** Cuts connections with a close code; the sessions are lost unless `resumable`. */
  cut(shard: number | null, code: number, resumable: boolean): number
  /** Sends op 7 (reconnect) or op 9 (invalid session) to connected sessions. */
  tell(shard: number | null, op: 7 | 9, resumable: boolean): number
  /** Leaves heartbeats without an answer, or answers them again. */
  silence(silent: boolean): void
  /** Tells when a session gets or loses its connection; gives what ends it. */
  watch(listener: () => void): () => void
  close(): void
}

const keptPayloads = 1_000
const guildsAtOnce = 50

export function createGateway(
  world: World,
  clock: Clock,
  token: string,
  options: GatewayOptions,
  urlOf: () => string,
): Gateway {
  const sessions = new Map<string, Session>()
  const limit = createStartLimit(clock, options.sessionStarts, options.maxConcurrency)
  const received: ReceivedPayload[] = []
  const connections = createWatchers()
  let silent = false
  let count = 0

  const guildsOf = (shardId: number, shardCount: number): Guild[] =>
    [...world.guilds.values()].filter(
      ({ id, members }) => members.has(world.application.id) && shardOf(id, shardCount) === shardId,
    )

  const hears = (session: Session, name: string, guildId: string | null): boolean => {
    const shard = guildId === null ? 0 : shardOf(guildId, session.shardCount)
    const intent = intentOf(name, guildId !== null)
    return shard === session.shardId && (intent === null || (session.intents & intent) !== 0)
  }

  world.subscribe(event => {
    for (const session of sessions.values()) {
      if (!hears(session, event.name, guildIdOf(event))) continue
      const data = eventData(world, session, event)
      if (data !== null) session.dispatch(event.name, data)
    }
  })

  const expire = () => {
    for (const [id, { disconnectedAt }] of sessions) {
      if (disconnectedAt !== null && disconnectedAt + options.resumeWindowMs < clock.now())
        sessions.delete(id)
    }
  }

  /** Guilds come after READY, a few at a time. */
  const sendGuilds = (session: Session, guilds: readonly Guild[]) => {
    for (const guild of guilds.slice(0, guildsAtOnce)) {
      if (guild.unavailable || !hears(session, 'GUILD_CREATE', guild.id)) continue
      session.dispatch('GUILD_CREATE', guildCreateJson(world, guild))
    }
    const left = guilds.slice(guildsAtOnce)
    if (left.length > 0 && sessions.has(session.id)) setImmediate(sendGuilds, session, left)
  }

  const handlers = {
    heartbeatIntervalMs: options.heartbeatIntervalMs,
    isSilent: () => silent,
    connectionChanged: connections.tell,
    log(op: number, data: unknown) {
      received.push({ time: new Date(clock.now()).toISOString(), op, data })
      if (received.length > keptPayloads) received.shift()
    },
    identify(payload: Parameters<typeof refuseIdentify>[0]): Session | Refusal {
      const [shardId, shardCount] = payload.shard ?? [0, 1]
      const onShard = shardCount > 0 ? guildsOf(shardId, shardCount).length : 0
      const refusal = refuseIdentify(payload, token, options, onShard)
      if (refusal !== null) return { close: refusal }
      if (!limit.take()) return { invalidSession: true }
      const id = createHash('md5').update(`${token} ${++count} ${clock.now()}`).digest('hex')
      const session = createSession(id, { id: shardId, count: shardCount }, payload.intents)
      sessions.set(id, session)
      return session
    },
    resume({ token: given, session_id: id, seq }: { token: string; session_id: string; seq: number }) {
      expire()
      if (given.replace(/^Bot /, '') !== token)
        return { close: { code: 4004, reason: 'Authentication failed.' } }
      const session = sessions.get(id)
      if (session === undefined) return { invalidSession: true } as const
      if (seq > session.sequence) return { close: { code: 4007, reason: 'Invalid seq.' } }
      const missed = session.replay(seq)
      return missed === undefined ? ({ invalidSession: true } as const) : { session, missed }
    },
    started(session: Session) {
      const guilds = guildsOf(session.shardId, session.shardCount)
      session.dispatch('READY', readyJson(world, session, guilds, urlOf()))
      setImmediate(sendGuilds, session, guilds)
    },
    closed(session: Session, resumable: boolean) {
      if (!resumable) sessions.delete(session.id)
    },
  }

  const connected = (shard: number | null) =>
    [...sessions.values()].filter(
      ({ connection, shardId }) => connection !== null && (shard === null || shardId === shard),
    )

  return {
    accept(socket, query) {
      if (query.get('v') !== '10') return socket.close(4012, 'Invalid API version.')
      if ((query.get('encoding') ?? 'json') !== 'json')
        return socket.close(4002, 'Only encoding=json is served.')
      serveConnection(socket, clock, handlers)
    },
    dispatch({ name, guildId, data }) {
      for (const session of sessions.values()) {
        if (hears(session, name, guildId)) session.dispatch(name, data)
      }
    },
    sessions: () => [...sessions.values()],
    received: () => received,
    startLimit: () => limit.state(),
    cut(shard, code, resumable) {
      const cut = connected(shard)
      for (const session of cut) {
        if (!resumable) sessions.delete(session.id)
        session.connection?.close(code, 'Cut by a fault.')
      }
      return cut.length
    },
    tell(shard, op, resumable) {
      const told = connected(shard)
      for (const session of told) {
        if (op === 7) session.connection?.askToReconnect()
        else session.connection?.invalidate(resumable)
        if (op === 9 && !resumable) sessions.delete(session.id)
      }
      return told.length
    },
    silence(value) {
      silent = value
    },
    watch: connections.watch,
    close() {
      for (const session of sessions.values()) session.connection?.close(1001, 'The sandbox closes.')
      sessions.clear()
    },
  }
}
