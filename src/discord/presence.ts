/** Which connections to the gateway are up, and how many servers the bot is in by them. */
export interface Presence {
  ready(shard: number, guildIds: readonly string[]): void
  resumed(shard: number): void
  closed(shard: number): void
  joined(shard: number, guildId: string): void
  left(shard: number, guildId: string): void
  /** Whether each connection is up, by its number. */
  shards(): ReadonlyMap<number, boolean>
  guilds(): number
}

export function createPresence(): Presence {
  const up = new Map<number, boolean>()
  const guilds = new Map<number, Set<string>>()
  return {
    ready(shard, guildIds) {
      up.set(shard, true)
      guilds.set(shard, new Set(guildIds))
    },
    resumed: shard => void up.set(shard, true),
    closed: shard => void up.set(shard, false),
    joined: (shard, guildId) => void guilds.get(shard)?.add(guildId),
    left: (shard, guildId) => void guilds.get(shard)?.delete(guildId),
    shards: () => up,
    guilds: () => [...guilds.values()].reduce((sum, ids) => sum + ids.size, 0),
  }
}
