import type { REST } from '@discordjs/rest'
import type { Command } from './bot/command.ts'
import { type Bot, buildBot, type Effects, processEffects } from './build.ts'
import type { Config } from './config.ts'
import { createChannels } from './discord/channels.ts'
import { checkApplication } from './discord/check-application.ts'
import { createIdentifyTurns, type IdentifyTurn } from './discord/identify-turns.ts'
import { watchInvalidRequests } from './discord/invalid-requests.ts'
import { listGuilds } from './discord/list-guilds.ts'
import { observeRest } from './discord/observe-rest.ts'
import { createPace } from './discord/pace.ts'
import { createPresence, type Presence } from './discord/presence.ts'
import { type Connection, createInteractionRest, createRest, requestsPerSecond } from './discord/rest.ts'
import { serveGateway } from './discord/serve-gateway.ts'
import { createServerCount } from './discord/server-count.ts'
import { sleep } from './discord/sleep.ts'
import { createVerify } from './discord/verify.ts'
import type { Logger } from './ops/log.ts'
import type { Gauges } from './ops/metrics.ts'
import { openOps } from './ops/open-ops.ts'

export interface ServeOptions {
  readonly connection: Connection
  readonly config: Pick<
    Config,
    'catalogDir' | 'dataDir' | 'storeUrl' | 'queueUrl' | 'interactions' | 'http' | 'ops' | 'shards'
  >
  readonly log: Logger
  readonly commands: readonly Command[]
  /** Discord has closed the gateway in a way that reconnecting does not mend. */
  onClosedForGood(code: number): void
  /** Waits until a shard may identify, where another process gives turns. */
  readonly identifyTurn?: IdentifyTurn | undefined
  readonly effects?: Effects
}

export interface Served {
  /** The port of the interactions endpoint, where there is one. */
  readonly httpPort?: number
  /** The port of health and figures, where they are served. */
  readonly opsPort?: number
  /** Takes nothing more, finishes what is in hand, and closes what it keeps. */
  stop(): Promise<void>
}

/** How often servers that were left are looked for where no gateway tells of them, in milliseconds. */
const reconcileEvery = 24 * 60 * 60_000

/**
 * The whole bot at work on one connection. Resolves once interactions come, and gives what stops it again. Rejects
 * where Discord or the store refuses.
 */
export async function serve(options: ServeOptions): Promise<Served> {
  const { connection, config, log, commands, effects = processEffects } = options
  const presence = createPresence()
  let bot: Bot | undefined
  const gauges: Gauges = {
    ...(config.interactions === 'gateway' && presence),
    ...(config.queueUrl && { jobs: async () => bot?.jobs() ?? {} }),
  }
  const ops = await openOps(config.ops, gauges, log)
  let isAtWork = false
  ops.checks.set('working', async () => {
    if (!isAtWork) throw new Error('starting or stopping')
  })

  // By the clock of the machine, since Discord counts by its own, wherever ours is put.
  const rest = createRest(connection, { pace: createPace(requestsPerSecond, processEffects) })
  const interactionRest = createInteractionRest(connection)
  for (const observed of [rest, interactionRest]) observeRest(observed, ops.observer)
  const isBudgetLow = watchInvalidRequests(rest, log, effects.elapsed)
  const channels = createChannels({ rest, now: effects.now, isBudgetLow })
  const serverCount = createServerCount(rest, log, effects.elapsed)
  const built = await buildBot(config, {
    channels,
    serverCount,
    log,
    observer: ops.observer,
    effects,
    commands,
  })
  bot = built
  for (const [name, check] of Object.entries(built.checks)) ops.checks.set(name, check)
  if (config.interactions === 'gateway')
    ops.checks.set('gateway', async () => {
      if (![...presence.shards().values()].every(Boolean)) throw new Error('not connected')
    })
  const door = await openDoor(options, { bot: built, rest, interactionRest, presence, effects })
  await built.start()
  // Not before: commands are answered without it.
  if (config.interactions === 'gateway') effects.after(0, built.prepareToAnswer)
  isAtWork = true
  return {
    ...(door.port !== undefined && { httpPort: door.port }),
    ...(ops.port !== undefined && { opsPort: ops.port }),
    async stop() {
      isAtWork = false
      await door.stop()
      await built.close()
      await ops.close()
    },
  }
}

interface Parts {
  readonly bot: Bot
  readonly rest: REST
  readonly interactionRest: REST
  readonly presence: Presence
  readonly effects: Effects
}

interface Door {
  readonly port?: number
  stop(): Promise<void>
}

/** Opens the way by which interactions come. */
async function openDoor(
  { connection, config, log, onClosedForGood, identifyTurn }: ServeOptions,
  { bot, rest, interactionRest, presence, effects }: Parts,
): Promise<Door> {
  const { interactions, http } = config
  if (interactions === 'gateway') {
    const checked = checkApplication(rest, 'gateway', log)
    const shards = config.shards === 'auto' ? undefined : config.shards
    const identifyTurns = identifyTurn
      ? () => identifyTurn
      : shards &&
        ((concurrency: number) =>
          createIdentifyTurns({ kept: bot.shared, concurrency, log, now: Date.now, sleep }))
    const serving = serveGateway(bot, {
      token: connection.token,
      rest,
      interactionRest,
      presence,
      log,
      onClosedForGood,
      shards,
      identifyTurns,
    })
    try {
      const [served] = await Promise.all([serving, checked])
      return served
    } catch (error) {
      void serving.then(({ stop }) => stop()).catch(() => {})
      throw error
    }
  }
  const stopLooking = lookForServersLeft(bot, rest, log, effects)
  if (!http) return { stop: async () => stopLooking() }
  await checkApplication(rest, http, log)
  // Behind a load balancer another process can answer until this one does so at once.
  bot.prepareToAnswer()
  // Loaded only here, so that a bot on the gateway carries no server.
  const { serveHttp } = await import('./discord/serve-http.ts')
  const verify = createVerify(http.publicKey, () => effects.now().epochMilliseconds)
  const { port, stop } = await serveHttp({
    address: http,
    verify,
    dispatch: bot.dispatch,
    rest: interactionRest,
    log,
  })
  log.info({ port }, 'interactions endpoint ready')
  return {
    port,
    async stop() {
      stopLooking()
      await stop()
    },
  }
}

/** Has what is kept of servers that were left deleted, as the gateway would. Gives what ends it. */
function lookForServersLeft(bot: Bot, rest: REST, log: Logger, { after }: Effects): () => void {
  let cancel = () => {}
  const look = async () => {
    cancel = after(reconcileEvery, () => void look())
    try {
      bot.guildEvents.ready(await listGuilds(rest), { id: 0, count: 1 })
    } catch (err) {
      log.warn({ err }, 'cannot tell which servers were left; trying again tomorrow')
    }
  }
  void look()
  return () => cancel()
}
