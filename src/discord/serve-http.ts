import type { ServerResponse } from 'node:http'
import type { REST } from '@discordjs/rest'
import { Hono } from 'hono'
import type { Dispatch } from '../bot/dispatch.ts'
import { type Address, type HttpApp, listen } from '../ops/listen.ts'
import type { Logger } from '../ops/log.ts'
import { createInHand, drainTime } from './in-hand.ts'
import { readBody } from './read-body.ts'
import { byCallback, type Deliver, requestOf, respond } from './respond.ts'
import { sleep } from './sleep.ts'
import type { Verify } from './verify.ts'

/** The most that a request may hold, in bytes. */
const largest = 1024 * 1024

export interface HttpServing {
  readonly port: number
  /** Takes nothing more, and finishes what is in hand, within four seconds. */
  stop(): Promise<void>
}

export interface HttpOptions {
  readonly address: Address
  readonly verify: Verify
  readonly dispatch: Dispatch
  readonly rest: Pick<REST, 'post' | 'patch' | 'delete'>
  readonly log: Logger
}

/**
 * Serves Discord's interactions endpoint, `POST /interactions`. The first response goes back as the answer to the
 * request, what comes later, or with files, by REST; so nothing of a conversation stays in this process.
 * https://discord.com/developers/docs/interactions/receiving-and-responding#responding-to-an-interaction
 */
export async function serveHttp({ address, verify, dispatch, rest, log }: HttpOptions): Promise<HttpServing> {
  const inHand = createInHand(log)
  const refuse = (why: string, headers = {}) => {
    // Discord itself sends requests that have to be refused, but none that is signed rightly and late.
    if (why === 'stale') log.warn('request older than a minute refused: is the clock of this machine right?')
    else log.debug({ why }, 'request refused')
    return new Response('invalid request signature', { status: 401, headers })
  }
  const app: HttpApp = new Hono()
  app.post('/interactions', async ({ req, env }) => {
    const body = await readBody(env.incoming, largest).catch(() => 'cut short' as const)
    // What is not read to its end leaves a connection that nothing more can come over.
    if (body === undefined) return refuse('too large', { connection: 'close' })
    if (body === 'cut short') return refuse(body)
    const [signature, timestamp] = [req.header('x-signature-ed25519'), req.header('x-signature-timestamp')]
    const why = verify({ signature, timestamp }, body)
    if (why !== undefined) return refuse(why)
    const payload = parsed(body)
    if (payload === undefined) return refuse('not JSON')

    const answer = Promise.withResolvers<Response>()
    const deliver: Deliver = first => {
      if (first.files?.length) {
        // In an answer Discord takes files only up to some 150 KB: https://github.com/discord/discord-api-docs/issues/5250
        answer.resolve(new Response(null, { status: 202 }))
        return byCallback({ rest, sleep }, payload)(first)
      }
      answer.resolve(Response.json(requestOf(first).body))
      return sent(env.outgoing)
    }
    inHand.take(() => respond({ rest, sleep }, payload, dispatch(payload), deliver))
    return answer.promise
  })
  app.notFound(() => new Response('There is only POST /interactions here.', { status: 404 }))
  app.onError(err => {
    log.error({ err }, 'request failed')
    return new Response('internal error', { status: 500 })
  })

  const server = await listen(app, address)
  return {
    port: server.port,
    async stop() {
      await Promise.all([server.close(drainTime), inHand.drained()])
    },
  }
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return undefined
  }
}

/** Resolves when all of a response has gone out; rejects where it has not. */
function sent(response: ServerResponse): Promise<void> {
  return new Promise((resolve, reject) => {
    response.once('close', () =>
      response.writableFinished ? resolve() : reject(new Error('the connection was cut before the response')),
    )
  })
}
