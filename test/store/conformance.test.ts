import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import keyvTestSuite, { keyvIteratorTests } from '@keyv/test-suite'
import { Keyv } from 'keyv'
import * as vitest from 'vitest'
import { RedisStore } from '../../src/store/redis-store.ts'
import { SqliteStore } from '../../src/store/sqlite-store.ts'
import { hasRedis, type RedisServer, startRedis } from './redis.ts'

const { afterAll, beforeAll, describe } = vitest

describe('SQLite does what Keyv asks of a store', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'conformance-')), 'test.sqlite')
  const stores: SqliteStore[] = []
  const open = () => {
    const store = new SqliteStore({ file, table: 'test', durable: true, now: Date.now })
    stores.push(store)
    return store
  }
  afterAll(async () => {
    for (const store of stores) await store.disconnect()
  })
  keyvTestSuite(vitest, Keyv, open)
  keyvIteratorTests(vitest, Keyv, open)
})

describe.skipIf(!hasRedis)('Redis does what Keyv asks of a store', () => {
  let server: Pick<RedisServer, 'url' | 'stop'>
  const stores: RedisStore[] = []
  const open = () => {
    const store = new RedisStore(server.url)
    stores.push(store)
    return store
  }
  beforeAll(async () => {
    server = await startRedis()
  })
  afterAll(async () => {
    for (const store of stores) await store.disconnect()
    await server.stop()
  })
  keyvTestSuite(vitest, Keyv, open)
  keyvIteratorTests(vitest, Keyv, open)
})
