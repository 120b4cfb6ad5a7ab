import { join } from 'node:path'
import * as z from 'zod'
import type { Address } from './ops/listen.ts'
import {
  optional,
  port,
  publicKey,
  queueUrl,
  type ShardRange,
  shards,
  snowflake,
  storeUrl,
  token,
} from './setting-values.ts'

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const environment = z.object({
  DISCORD_TOKEN: optional(token.optional()),
  DISCORD_PUBLIC_KEY: optional(publicKey.optional()),
  DISCORD_APPLICATION_ID: optional(snowflake.optional()),
  DISCORD_GUILD_ID: optional(snowflake.optional()),
  DISCORD_API: optional(z.url({ protocol: /^https?$/, error: 'must be a URL' }).optional()),
  CATALOG_DIR: optional(z.string().default(join(import.meta.dirname, '../data'))),
  DATA_DIR: optional(z.string().default('var')),
  STORE_URL: optional(storeUrl.optional()),
  QUEUE_URL: optional(queueUrl.optional()),
  INTERACTIONS: optional(
    z
      .enum(
        ['gateway', 'http', 'none'],
        'must be gateway, http or none, and only one of them: Discord sends interactions one way',
      )
      .default('gateway'),
  ),
  HTTP_HOST: optional(z.string().optional()),
  HTTP_PORT: optional(port.optional()),
  OPS_HOST: optional(z.string().default('127.0.0.1')),
  OPS_PORT: optional(port.optional()),
  SHARDS: optional(shards.optional()),
  /** Set by discord.js for the processes that it starts. */
  SHARDING_MANAGER: z.literal('true').optional().catch(undefined),
  LOG_LEVEL: optional(z.enum(levels, `must be one of ${levels.join(', ')}`).default('info')),
  SANDBOX_PORT: optional(port.default(8787)),
})

export interface Config {
  /** Without a token the bot runs against its own sandbox. */
  readonly token: string | undefined
  /** Where commands are registered: in this server only, else everywhere. */
  readonly guildId: string | undefined
  /** Base address of Discord's API where it is not Discord itself. */
  readonly api: string | undefined
  readonly catalogDir: string
  /** Where the bot keeps what must survive a restart. */
  readonly dataDir: string
  /** Where what is kept of servers and conversations is: `sqlite://` and a file, or `redis://` and a host. */
  readonly storeUrl: string
  /** Where posts of the day wait for whichever process is free; undefined where each process minds its own. */
  readonly queueUrl: string | undefined
  /** How interactions come; by `none` this process only posts songs of the day. */
  readonly interactions: 'gateway' | 'http' | 'none'
  /** The interactions endpoint, where interactions come by HTTP. */
  readonly http: (Address & { readonly publicKey: string; readonly applicationId: string }) | undefined
  /** Where health and figures are served, if at all. */
  readonly ops: Address | undefined
  /**
   * Which connections to the gateway: undefined for as many as Discord recommends, all in this process; `auto` for a
   * process for each of them.
   */
  readonly shards: 'auto' | ShardRange | undefined
  /** Whether this is a process that another has started for a shard. */
  readonly isShardProcess: boolean
  /** What no log may show. */
  readonly secrets: readonly string[]
  readonly logLevel: (typeof levels)[number]
  readonly sandboxPort: number
}

type Given = z.infer<typeof environment>

/** What goes together with nothing else that is set, or lacks something. */
function contradictions(given: Given): string[] {
  const { INTERACTIONS: interactions } = given
  const neededForHttp = ['DISCORD_TOKEN', 'DISCORD_PUBLIC_KEY', 'DISCORD_APPLICATION_ID'] as const
  const onlyForHttp = ['HTTP_HOST', 'HTTP_PORT'] as const
  return [
    ...(interactions === 'http'
      ? neededForHttp
          .filter(name => given[name] === undefined)
          .map(name => `${name} is needed for INTERACTIONS=http`)
      : onlyForHttp
          .filter(name => given[name] !== undefined)
          .map(name => `${name} is for INTERACTIONS=http, and INTERACTIONS is ${interactions}: choose one`)),
    ...(given.SHARDS !== undefined && interactions !== 'gateway'
      ? [`SHARDS is for the gateway, and INTERACTIONS is ${interactions}: choose one`]
      : []),
    ...(given.SHARDS !== undefined && given.DISCORD_TOKEN === undefined
      ? ['SHARDS needs DISCORD_TOKEN: the sandbox of this process has one connection']
      : []),
    ...(interactions === 'none' && (given.QUEUE_URL === undefined || given.DISCORD_TOKEN === undefined)
      ? ['INTERACTIONS=none needs DISCORD_TOKEN and QUEUE_URL, from which such a process takes its work']
      : []),
    // Whoever finds nothing of a server in its own file takes the job and does nothing.
    ...(given.QUEUE_URL !== undefined && !given.STORE_URL?.startsWith('redis')
      ? ['QUEUE_URL needs STORE_URL in Redis, where all who take from the queue find what is kept of servers']
      : []),
  ]
}

/** What is wrong with the environment, one line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** The configuration in these environment variables. Throws a ConfigError that lists everything wrong. */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const result = environment.safeParse(variables)
  const problems = result.success
    ? contradictions(result.data)
    : result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
  if (!result.success || problems.length > 0)
    throw new ConfigError(
      `These settings need mending (see .env.example):\n${problems.map(line => `  ${line}`).join('\n')}`,
    )
  const { data } = result
  return {
    token: data.DISCORD_TOKEN,
    guildId: data.DISCORD_GUILD_ID,
    api: data.DISCORD_API,
    catalogDir: data.CATALOG_DIR,
    dataDir: data.DATA_DIR,
    storeUrl: data.STORE_URL ?? `sqlite://${join(data.DATA_DIR, 'yumeji.sqlite')}`,
    queueUrl: data.QUEUE_URL,
    interactions: data.INTERACTIONS,
    http: httpOf(data),
    ops: data.OPS_PORT === undefined ? undefined : { host: data.OPS_HOST, port: data.OPS_PORT },
    shards: data.SHARDS,
    isShardProcess: data.SHARDING_MANAGER !== undefined && data.SHARDS !== 'auto',
    secrets: [
      ...(data.DISCORD_TOKEN ? [data.DISCORD_TOKEN] : []),
      ...new Set([...passwordIn(data.STORE_URL), ...passwordIn(data.QUEUE_URL)]),
    ],
    logLevel: data.LOG_LEVEL,
    sandboxPort: data.SANDBOX_PORT,
  }
}

function httpOf(given: Given): Config['http'] {
  const { INTERACTIONS, DISCORD_PUBLIC_KEY: publicKey, DISCORD_APPLICATION_ID: applicationId } = given
  if (INTERACTIONS !== 'http' || publicKey === undefined || applicationId === undefined) return undefined
  return { host: given.HTTP_HOST ?? '0.0.0.0', port: given.HTTP_PORT ?? 8080, publicKey, applicationId }
}

/** An address of a store that somebody typed, where `name` says what for. Throws a ConfigError where it is none. */
export function readStoreUrl(typed: string, name: string): string {
  const result = storeUrl.safeParse(typed)
  if (!result.success) throw new ConfigError(`${name} ${result.error.issues[0]?.message}`)
  return result.data
}

/** The password in an address, as it is and as it is written there. */
function passwordIn(url: string | undefined): string[] {
  const { password } = url && URL.canParse(url) ? new URL(url) : { password: '' }
  return password ? [...new Set([decodeURIComponent(password), password])] : []
}

/** The configuration in this process's environment. Throws a ConfigError that lists everything wrong. */
export const readProcessConfig = (): Config => readConfig(process.env)
