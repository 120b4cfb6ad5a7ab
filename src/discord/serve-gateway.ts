import { setTimeout as delay } from 'node:timers/promises'
import type { Dispatch } from '../bot/dispatch.ts'
import type { Logger } from '../ops/log.ts'
import { createGateway } from './gateway.ts'
import { respond } from './respond.ts'
import { type Connection, createRest } from './rest.ts'

/** How long interactions in hand may take to finish at the end, in milliseconds. */
const drainTime = 4_000

export interface Serving {
  /** Takes no more interactions, finishes those in hand (within four seconds), and disconnects. */
  stop(): Promise<void>
}

/** Answers interactions that come over the gateway. Resolves once connected; rejects when Discord refuses. */
export async function serveGateway(
  connection: Connection,
  dispatch: Dispatch,
  log: Logger,
): Promise<Serving> {
  const rest = createRest(connection)
  const inHand = new Set<Promise<void>>()
  let stopping = false

  const answer = async (payload: unknown) => {
    try {
      await respond({ rest, sleep }, payload, dispatch(payload))
    } catch (err) {
      log.error({ err }, 'response not delivered')
    }
  }

  const gateway = createGateway({
    ...connection,
    log,
    onInteraction(payload) {
      if (stopping) return
      const answering = answer(payload)
      inHand.add(answering)
      void answering.then(() => inHand.delete(answering))
    },
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

/** Resolves after so many milliseconds, or at once when the signal aborts. */
const sleep = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  delay(milliseconds, undefined, { signal }).catch(() => undefined)
