import * as z from 'zod'

/** What single settings may be. A variable that is set to nothing counts as not set, as in a copied `.env` file. */
export const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess(value => (value === '' ? undefined : value), schema)

export const snowflake = z.string().regex(/^\d{17,20}$/, 'must be a Discord id, 17 to 20 digits')
export const port = z.coerce
  .number('must be a port number')
  .int('must be a port number')
  .min(0)
  .max(65_535, 'must be a port number')

export const token = z
  .string()
  .regex(
    /^[\w-]+\.[\w-]+\.[\w-]+$/,
    'must be a bot token: three parts joined by dots, without "Bot " before it',
  )

export const publicKey = z
  .string()
  .regex(
    /^[\da-f]{64}$/i,
    'must be 64 hexadecimal digits, the Public Key of the General Information page of your application',
  )

/** Whether it is an address that a client of Redis takes: with a database by its number. */
function isRedisUrl(text: string): boolean {
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

export const storeUrl = z
  .string()
  .refine(
    text => /^sqlite:\/\/./.test(text) || isRedisUrl(text),
    'must be sqlite:// and a file, as in sqlite://data.sqlite, or redis:// (rediss://) and a host, as in redis://name:password@localhost:6379/0',
  )

export const queueUrl = z
  .string()
  .refine(isRedisUrl, 'must be redis:// (rediss://) and a host, as in redis://name:password@localhost:6379/1')

/** Connections to the gateway, of so many in all: the first and the last of this process. */
export interface ShardRange {
  readonly first: number
  readonly last: number
  readonly count: number
}

const range = /^(?<first>\d{1,5})(?:-(?<last>\d{1,5}))?\/(?<count>\d{1,5})$/

/** `auto`, or a range such as `0-3/16`. https://discord.com/developers/docs/events/gateway#sharding */
export const shards = z.string().transform((text, context): 'auto' | ShardRange => {
  if (text === 'auto') return 'auto'
  const { first, last = first, count } = range.exec(text)?.groups ?? {}
  const given = { first: Number(first), last: Number(last), count: Number(count) }
  if (given.first <= given.last && given.last < given.count) return given
  context.addIssue('must be auto, or the shards of this machine and how many there are in all, as in 0-3/16')
  return z.NEVER
})
