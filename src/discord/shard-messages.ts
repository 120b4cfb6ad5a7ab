import * as z from 'zod'

/** What the process of a shard tells the one that started it. */
export const fromShard = z.discriminatedUnion('say', [
  /** It would like to identify, and waits for its turn. */
  z.object({ say: z.literal('identify'), shard: z.int() }),
  /** It is at work. */
  z.object({ say: z.literal('ready') }),
])
export type FromShard = z.infer<typeof fromShard>

/** What the process of a shard is told. */
export const toShard = z.discriminatedUnion('say', [
  z.object({ say: z.literal('identify now'), shard: z.int() }),
  z.object({ say: z.literal('stop') }),
])
export type ToShard = z.infer<typeof toShard>

/** A shard's process ended before it was at work. It has said why. The message is for the operator. */
export class ShardEnded extends Error {
  override readonly name = 'ShardEnded'

  constructor(shard: number) {
    super(`The process of shard ${shard} ended while it started; what it said stands above.`)
  }
}
