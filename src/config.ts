import { join } from 'node:path'
import * as z from 'zod'

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** A variable that is set to nothing counts as not set, as in a `.env` file copied from the example. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess(value => (value === '' ? undefined : value), schema)

const snowflake = z.string().regex(/^\d{17,20}$/, 'must be a Discord id, 17 to 20 digits')
const port = z.coerce.number('must be a port number').int('must be a port number').min(0).max(65_535)

/** Whether it is a file for SQLite, or an address that a client of Redis takes: with a database by its number. */
function isStoreUrl(text: string): boolean {
  if (/^sqlite:\/\/./.test(text)) return true
  if (!/^rediss?:/.test(text) || !URL.canParse(text)) return false
  const { hostname, pathname, username, password } = new URL(text)
  return hostname !== '' && /^(\/\d*)?$/.test(pathname) && isDecodable(username) && isDecodable(password)
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}

const storeUrl = z
  .string()
  .refine(
    isStoreUrl,
    'must be sqlite:// and a file, as in sqlite://data.sqlite, or redis:// (rediss://) and a host, as in redis://name:password@localhost:6379/0',
  )

const environment = z.object({
  DISCORD_TOKEN: optional(
    z
      .string()
      .regex(
        /^[\w-]+\.[\w-]+\.[\w-]+$/,
        'must be a bot token: three parts joined by dots, without "Bot " before it',
      )
      .optional(),
  ),
  DISCORD_GUILD_ID: optional(snowflake.optional()),
  DISCORD_API: optional(z.url({ protocol: /^https?$/, error: 'must be a URL' }).optional()),
  CATALOG_DIR: optional(z.string().default(join(import.meta.dirname, '../data'))),
  DATA_DIR: optional(z.string().default('var')),
  STORE_URL: optional(storeUrl.optional()),
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
  /** What no log may show. */
  readonly secrets: readonly string[]
  readonly logLevel: (typeof levels)[number]
  readonly sandboxPort: number
}

/** What is wrong with the environment, one line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** The configuration in these environment variables. Throws a ConfigError that lists everything wrong. */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const result = environment.safeParse(variables)
  if (!result.success) {
    const lines = result.error.issues.map(({ path, message }) => `  ${path.join('.')} ${message}`)
    throw new ConfigError(`These settings need mending (see .env.example):\n${lines.join('\n')}`)
  }
  const { data } = result
  return {
    token: data.DISCORD_TOKEN,
    guildId: data.DISCORD_GUILD_ID,
    api: data.DISCORD_API,
    catalogDir: data.CATALOG_DIR,
    dataDir: data.DATA_DIR,
    storeUrl: data.STORE_URL ?? `sqlite://${join(data.DATA_DIR, 'yumeji.sqlite')}`,
    secrets: [...(data.DISCORD_TOKEN ? [data.DISCORD_TOKEN] : []), ...passwordIn(data.STORE_URL)],
    logLevel: data.LOG_LEVEL,
    sandboxPort: data.SANDBOX_PORT,
  }
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
