import { setTimeout as wait } from 'node:timers/promises'
import { createClient } from '@keyv/redis'
import { Queue } from 'bullmq'
import { pino } from 'pino'
import { commands } from '../../commands/index.ts'
import { startSandbox } from '../../sandbox/server.ts'
import { commandJson } from '../../src/bot/command.ts'
import { registerCommands } from '../../src/discord/register.ts'
import { createRest } from '../../src/discord/rest.ts'
import { createGuilds } from '../../src/guilds/keyv-guilds.ts'
import { openStore } from '../../src/store/open-store.ts'
import { type BotProcess, connectionTo, startBotProcess } from '../bot-process.ts'
import { createPerson } from '../e2e/sandbox-client.ts'
import { comesTrue } from './comes-true.ts'
import { startLoadBalancer } from './load-balancer.ts'
import { isSettled, loseAnswers, type Outcome, outcomeOf } from './outcome.ts'
import { foundServersDue } from './servers-due.ts'

export interface ScaledOptions {
  readonly redisUrl: string
  readonly dataDir: string
  /** From 0 to below 1. */
  random(): number
}

export interface ScaledRound extends Outcome {
  /** What was killed. */
  readonly killed: string
  readonly asked: number
  /** What somebody was told instead of an answer. */
  readonly unanswered: readonly string[]
}

const silent = pino({ level: 'silent' })
const kinds = ['worker 1', 'worker 2', 'http 1', 'http 2'] as const
type Kind = (typeof kinds)[number]
/** A worker that died has its jobs taken over long before this, in milliseconds. */
const patience = 90_000

/** Two processes that post songs and two that answer by HTTP, behind a load balancer, on one sandbox and one Redis. */
export async function startScaled({ redisUrl, dataDir, random }: ScaledOptions) {
  const sandbox = await startSandbox({ port: 0, random })
  const rest = createRest({ token: sandbox.token, api: sandbox.restUrl })
  await registerCommands(rest, commands.map(commandJson))
  const store = await openStore(redisUrl, silent)
  const guilds = createGuilds(store.guilds, silent)
  const client = createClient({ url: redisUrl })
  await client.connect()
  const queue = new Queue('daily', { connection: client, prefix: 'yumeji' })
  const balancer = await startLoadBalancer()

  const settings = { DATA_DIR: dataDir, STORE_URL: redisUrl, QUEUE_URL: redisUrl }
  const processes = new Map<Kind, BotProcess>()
  const start = (kind: Kind): BotProcess => {
    const environment = {
      ...connectionTo(sandbox),
      ...settings,
      OPS_PORT: '0',
      ...(kind.startsWith('http')
        ? {
            INTERACTIONS: 'http',
            HTTP_HOST: '127.0.0.1',
            HTTP_PORT: '0',
            DISCORD_PUBLIC_KEY: sandbox.publicKey,
            DISCORD_APPLICATION_ID: sandbox.applicationId,
          }
        : { INTERACTIONS: 'none' }),
    }
    const process = startBotProcess({ environment })
    processes.set(kind, process)
    return process
  }
  /** Resolves when each of them is ready, by what it serves for who runs it, and is in the balancer. */
  async function ready(): Promise<void> {
    for (const [kind, process] of processes)
      if (!(await comesTrue(() => isReady(process), 30_000))) throw new Error(`${kind}: ${process.output()}`)
    balancer.use(
      [...processes].flatMap(([kind, process]) =>
        kind.startsWith('http') ? [portIn(process, 'interactions endpoint')] : [],
      ),
    )
  }

  for (const kind of kinds) start(kind)
  await ready()
  await rest.patch('/applications/@me', { body: { interactions_endpoint_url: balancer.url } })

  /** Songs that are due and questions that are asked, while this one, or one at random, is killed and started again. */
  async function round(
    { servers, questions }: { servers: number; questions: number },
    victim: Kind = kinds[Math.floor(random() * kinds.length)] ?? 'worker 1',
  ): Promise<ScaledRound> {
    const channels = await foundServersDue(
      sandbox,
      guilds,
      servers,
      Temporal.Now.instant().subtract({ minutes: 1 }),
    )
    for (const guildId of channels.keys())
      await queue.add('look', { guildId, at: Temporal.Now.instant().toString(), memory: {} })

    const asking = Array.from({ length: questions }, async (_, n) => {
      await wait((n / questions) * 2_000)
      const user = ['owner', 'administrator', 'member'][n % 3]
      const text = ['/film 2046', "/ask who sings California Dreamin'?", '/track quizas'][n % 3] ?? ''
      return (await createPerson(sandbox.url, user).types(text)).error
    })
    await wait(random() * 1_500)
    await processes.get(victim)?.kill()
    start(victim)
    const errors = (await Promise.all(asking)).filter(error => error !== null)
    await ready()

    await comesTrue(() => isSettled(guilds, channels.keys()), patience)
    return {
      killed: victim,
      asked: questions,
      unanswered: errors,
      ...(await outcomeOf(sandbox, guilds, channels)),
    }
  }

  return {
    round,
    retried: balancer.retried,
    loseAnswers: (chance: number) => loseAnswers(sandbox, chance),
    async stop() {
      await Promise.all([...processes.values()].map(process => process.stop()))
      await queue.close()
      await client.close()
      await store.close()
      balancer.close()
      await sandbox.close()
    },
  }
}

const portIn = (process: BotProcess, message: string): number =>
  Number(new RegExp(`"port":(\\d+),"msg":"${message}`).exec(process.output())?.[1] ?? 0)

async function isReady(process: BotProcess): Promise<boolean> {
  const port = portIn(process, 'health and figures')
  if (port === 0) return false
  return fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )
}
