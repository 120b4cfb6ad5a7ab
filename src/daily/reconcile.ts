import type { ShardRange } from '../setting-values.ts'
import type { DailyEffects } from './effects.ts'

/** Between two answers that the bot is not in a server, in milliseconds, so that a moment's outage is none. */
export const secondLook = 10 * 60_000
/** More servers than these at once, if they are also most of all, were not left: something is wrong. */
const plausiblyLeft = 3

/** A part of the bot's connection, of so many, which has its own servers. */
export interface Shard {
  readonly id: number
  readonly count: number
}

/** https://discord.com/developers/docs/events/gateway#sharding-sharding-formula */
const shardOf = (guildId: string, count: number): number => Number((BigInt(guildId) >> 22n) % BigInt(count))

/** Whether a server is told of by one of these shards. */
export function isOfShards({ first, last, count }: ShardRange, guildId: string): boolean {
  const shard = shardOf(guildId, count)
  return first <= shard && shard <= last
}

/**
 * Servers of a shard of which something is kept though the bot has left them, while it was away. Discord has said so twice,
 * with a while in between. Gives none, and says so in the log, where it would be most of all: then this is rather
 * the token of another bot, or the data of one.
 */
export async function serversLeft(
  effects: DailyEffects,
  present: ReadonlySet<string>,
  shard: Shard,
): Promise<readonly string[]> {
  const { guilds, log } = effects
  const absent: string[] = []
  let kept = 0
  for await (const [guildId] of guilds.all()) {
    if (shardOf(guildId, shard.count) !== shard.id) continue
    kept += 1
    if (!present.has(guildId)) absent.push(guildId)
  }
  const left = await confirmedAbsent(effects, absent)
  if (left.length === 0) return []
  if (left.length > plausiblyLeft && left.length > kept / 2) {
    log.error(
      { left: left.length, kept },
      'the bot is in few of the servers of which it keeps something: is this its token, and its data? Nothing is deleted',
    )
    return []
  }
  await new Promise<void>(resolve => effects.after(secondLook, resolve))
  return confirmedAbsent(effects, left)
}

/** One after the other, since each may be a request that Discord turns down, and there is no hurry. */
async function confirmedAbsent(
  { channels, log, after }: DailyEffects,
  guildIds: readonly string[],
): Promise<readonly string[]> {
  const absent: string[] = []
  for (const guildId of guildIds) {
    while (channels.isBudgetLow()) await new Promise<void>(resolve => after(60_000, resolve))
    try {
      if (!(await channels.isMember(guildId))) absent.push(guildId)
    } catch (err) {
      log.debug({ err, guild: guildId }, 'cannot tell whether the bot is in this server')
    }
  }
  return absent
}
