import type { Command } from './bot/command.ts'
import { buildBot, type Effects, processEffects } from './build.ts'
import type { Config } from './config.ts'
import { createChannels } from './discord/channels.ts'
import { watchInvalidRequests } from './discord/invalid-requests.ts'
import { createPace } from './discord/pace.ts'
import { type Connection, createRest } from './discord/rest.ts'
import { serveGateway } from './discord/serve-gateway.ts'
import type { Logger } from './ops/log.ts'

export interface ServeOptions {
  readonly connection: Connection
  readonly config: Pick<Config, 'catalogDir' | 'dataDir' | 'storeUrl'>
  readonly log: Logger
  readonly commands: readonly Command[]
  /** Discord has closed the gateway in a way that reconnecting does not mend. */
  onClosedForGood(code: number): void
  readonly effects?: Effects
}

/**
 * Discord takes 50 requests a second of a bot. This leaves one for whatever else there is to ask.
 * https://discord.com/developers/docs/topics/rate-limits#global-rate-limit
 */
const messagesPerSecond = 49

/**
 * The whole bot at work on one connection. Resolves once connected, and gives what stops it again: it takes nothing
 * more, finishes what is in hand, and closes what it keeps. Rejects where Discord or the store refuses.
 */
export async function serve(options: ServeOptions): Promise<() => Promise<void>> {
  const { connection, config, log, commands, onClosedForGood, effects = processEffects } = options
  const rest = createRest(connection)
  const isBudgetLow = watchInvalidRequests(rest, log, effects.elapsed)
  const turn = createPace(messagesPerSecond, effects)
  const channels = createChannels({ rest, now: effects.now, isBudgetLow, turn })
  const bot = await buildBot(config, { channels, log, effects, commands })
  const { stop } = await serveGateway(connection, bot, log, onClosedForGood, rest)
  await bot.start()
  return async () => {
    await stop()
    await bot.close()
  }
}
