import KeyvRedis from '@keyv/redis'

/** The official adapter, as Keyv expects it while all entries are gone through. */
export class RedisStore extends KeyvRedis<string> {
  /**
   * Each entry once, without those that went while they were looked for: Redis may name a key twice, and one that is
   * gone has no value, at which Keyv throws. https://redis.io/docs/latest/commands/scan/
   */
  override async *iterator<Value>(
    namespace?: string,
  ): AsyncGenerator<[string, Value | undefined], void, unknown> {
    const seen = new Set<string>()
    for await (const [key, value] of super.iterator<Value>(namespace)) {
      if (value === undefined || seen.has(key)) continue
      seen.add(key)
      yield [key, value]
    }
  }
}
