import type { Dispatch, Dispatched } from '../bot/dispatch.ts'
import type { DispatchMessage } from '../bot/dispatch-message.ts'
import { onlyToYou } from '../bot/reply.ts'
import { message } from '../bot/response.ts'
import { createGateway, type GatewayOptions } from './gateway.ts'
import type { GuildEvents } from './guild-events.ts'
import { createInHand } from './in-hand.ts'
import { reply } from './reply.ts'
import { byCallback, type RespondOptions, respond } from './respond.ts'
import { sleep } from './sleep.ts'

export interface Served {
  readonly dispatch: Dispatch
  readonly dispatchMessage: DispatchMessage
  /** Told what becomes of servers. */
  readonly guildEvents?: GuildEvents
}

export interface GatewayServing {
  /** Takes nothing more, finishes what is in hand (within four seconds), and disconnects. */
  stop(): Promise<void>
}

export interface ServeGatewayOptions
  extends Omit<GatewayOptions, 'guildEvents' | 'onInteraction' | 'onMessage'> {
  /** For answers to interactions, which do not wait behind what is posted. */
  readonly interactionRest: RespondOptions['rest']
}

/** Answers interactions and messages that come over the gateway. Resolves once connected; rejects when Discord refuses. */
export async function serveGateway(
  { dispatch, dispatchMessage, guildEvents }: Served,
  options: ServeGatewayOptions,
): Promise<GatewayServing> {
  const { rest, interactionRest, log } = options
  const responding: RespondOptions = { rest: interactionRest, sleep }
  const { take, drained } = createInHand(log)
  let stopping = false

  const gateway = createGateway({
    ...options,
    guildEvents,
    onInteraction: payload =>
      take(async () =>
        respond(
          responding,
          payload,
          stopping ? restarting : dispatch(payload),
          byCallback(responding, payload),
        ),
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
      await drained()
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
