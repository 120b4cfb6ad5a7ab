import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { seededRandom } from '../../src/seeded-random.ts'
import { hasRedis, startRedis } from '../store/redis.ts'
import { startScaled } from './scaled.ts'

/** The short version of `npm run test:scale`. */
it.skipIf(!hasRedis)(
  'two workers and two HTTP processes, of which one is killed, post each song once and answer everybody',
  async () => {
    const redis = await startRedis()
    const dataDir = mkdtempSync(join(tmpdir(), 'scaled-'))
    const scaled = await startScaled({ redisUrl: redis.url, dataDir, random: seededRandom(1) })
    for (const victim of ['http 1', 'worker 1'] as const)
      expect(await scaled.round({ servers: 6, questions: 9 }, victim)).toEqual({
        killed: victim,
        posts: 6,
        duplicates: [],
        missing: [],
        unrecorded: [],
        asked: 9,
        unanswered: [],
      })
    await scaled.stop()
    await redis.stop()
  },
  120_000,
)
