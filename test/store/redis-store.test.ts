import { createClient } from '@keyv/redis'
import { expect, it, vi } from 'vitest'
import { createKeyv } from '../../src/store/create-keyv.ts'
import { RedisStore } from '../../src/store/redis-store.ts'
import { hasRedis, startRedis } from './redis.ts'

it.skipIf(!hasRedis)('goes through each entry once, while some are named twice and some go', async () => {
  const redis = await startRedis()
  const client = createClient({ url: redis.url })
  await client.connect()
  const store = new RedisStore(client, { throwOnErrors: true })
  const keyv = createKeyv({ store, namespace: 'test', useKeyPrefix: false })
  for (const key of ['stays', 'goes']) await keyv.set(key, key)
  vi.spyOn(client, 'scan').mockImplementationOnce(async () => {
    await keyv.delete('goes')
    return { cursor: '0', keys: ['test::stays', 'test::goes', 'test::stays'] }
  })
  const seen: unknown[] = []
  for await (const entry of keyv.iterator?.(undefined) ?? []) seen.push(entry)
  expect(seen).toEqual([['stays', 'stays']])
  await client.close()
  await redis.stop()
})
