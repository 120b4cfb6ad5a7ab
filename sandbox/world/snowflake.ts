/** Discord's ids: 42 bits of milliseconds since 2015, then worker and increment.
 * https://discord.com/developers/docs/reference#snowflakes */
const discordEpoch = 1_420_070_400_000n

/** Gives ids that only ever grow, dated by `now`. */
export function snowflakes(now: () => number): () => string {
  let last = 0n
  return () => {
    const dated = (BigInt(now()) - discordEpoch) << 22n
    last = dated > last ? dated : last + 1n
    return last.toString()
  }
}

/** The id something made at `time` (milliseconds since 1970) would have. */
export const snowflakeAt = (time: number): string => ((BigInt(time) - discordEpoch) << 22n).toString()

/** Whether Discord would take it for an id, a short one of nothing too. */
export const isSnowflake = (text: string): boolean => /^(0|[1-9]\d{0,19})$/.test(text)

/** The shard that serves a guild.
 * https://discord.com/developers/docs/events/gateway#sharding */
export const shardOf = (guildId: string, shardCount: number): number =>
  Number((BigInt(guildId) >> 22n) % BigInt(shardCount))
