import type { Dispatch, Dispatched } from '../bot/dispatch.ts'
import type { DispatchMessage } from '../bot/dispatch-message.ts'
import { onlyToYou } from '../bot/reply.ts'
import { message } from '../bot/response.ts'
import type { Logger } from '../ops/log.ts'
import { createGateway } from './gateway.ts'
import type { GuildEvents } from './guild-events.ts'
import { reply } from './reply.ts'
import { respond } from './respond.ts'
import { type Connection, createInteractionRest, createRest } from './rest.ts'

/** How long what is in hand may take to finish at the end, in milliseconds. */
const drainTime = 4_000

export interface Served {
  readonly dispatch: Dispatch
  readonly dispatchMessage: DispatchMessage
  /** Told what becomes of servers. */
  readonly guildEvents?: GuildEvents
}

export interface Serving {
  /** Takes nothing more, finishes what is in hand (within four seconds), and disconnects. */
  stop(): Promise<void>
}

/** Answers interactions and messages that come over the gateway. Resolves once connected; rejects when Discord refuses. */
export async function serveGateway(
  connection: Connection,
  { dispatch, dispatchMessage, guildEvents }: Served,
  log: Logger,
  onClosedForGood: (code: number) => void,
  rest = createRest(connection),
): Promise<Serving> {
  const interactionRest = createInteractionRest(connection)
  const inHand = new Set<Promise<void>>()
  let stopping = false

  const take = (answering: () => Promise<void>) => {
    const taken = answering().catch((err: unknown) => log.error({ err }, 'response not delivered'))
    inHand.add(taken)
    void taken.then(() => inHand.delete(taken))
  }

  const gateway = createGateway({
    token: connection.token,
    rest,
    log,
    onClosedForGood,
    guildEvents,
    onInteraction: payload =>
      take(() =>
        respond({ rest: interactionRest, sleep }, payload, stopping ? restarting : dispatch(payload)),
      ),
    onMessage: (payload, botId) =>
      take(async () => {
        if (stopping) return
        const answer = await dispatchMessage(payload, botId)
        if (answer) await reply(rest, answer)
      }),
  })
  await gateway.connect()

  return {
    async stop() {
      stopping = true
      const drained = new AbortController()
      await Promise.race([Promise.all(inHand), sleep(drainTime, drained.signal)])
      drained.abort()
      await gateway.close()
    },
  }
}

/** What an interaction gets that comes while the bot stops. */
const restarting: Dispatched = {
  response: Promise.resolve(
    message(onlyToYou({ content: 'I am restarting. Please try again in a minute.' })),
  ),
}

/** Resolves after so many milliseconds, or at once when the signal aborts. An abort that rejects would cost more than most answers. */
const sleep = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    const timer = setTimeout(resolve, milliseconds)
    signal.onabort = () => {
      clearTimeout(timer)
      resolve()
    }
  })
