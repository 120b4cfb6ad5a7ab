import KeyvRedis from '@keyv/redis'

/** The official adapter, as Keyv expects it while all entries are gone through. */
export class RedisStore extends KeyvRedis<string> {
  /**
   * Puts one text in the place of another, at once for all who are connected; undefined stands for none. False where it
   * is not what was expected, and then nothing is changed.
   */
  async replace(key: string, before: string | undefined, after: string | undefined): Promise<boolean> {
    const client = await this.getClient()
    const reply: unknown = await client.eval(exchange, {
      keys: [this.createKeyPrefix(key, this.namespace)],
      // An entry is never an empty text: that stands for none.
      arguments: [before ?? '', after ?? ''],
    })
    return reply === 1
  }

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

/** A script runs as one step. https://redis.io/docs/latest/develop/programmability/eval-intro/ */
const exchange = `
  if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then return 0 end
  if ARGV[2] == '' then redis.call('DEL', KEYS[1]) else redis.call('SET', KEYS[1], ARGV[2]) end
  return 1
`
