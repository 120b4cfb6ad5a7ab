import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { seededRandom } from '../../src/seeded-random.ts'
import { startOwnRedis } from '../store/redis.ts'
import { type ScaledRound, startScaled } from './scaled.ts'

/**
 * `npm run test:scale`: two workers and two HTTP processes, of which one is killed at a random moment of each round,
 * while songs are due and people ask. Counts what was posted twice, not posted, and not answered. `-- --rounds 5
 * --servers 20 --seed 7` for other figures. Exits with 1 where anything was. Needs a redis-server.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    servers: { type: 'string', default: '20' },
    questions: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const [rounds, servers, questions] = [Number(values.rounds), Number(values.servers), Number(values.questions)]
console.log(`${rounds} rounds of ${servers} servers and ${questions} questions, seed ${values.seed}`)

const redis = await startOwnRedis()
const scaled = await startScaled({
  redisUrl: redis.url,
  dataDir: mkdtempSync(join(tmpdir(), 'scaled-')),
  random: seededRandom(Number(values.seed)),
})
await scaled.loseAnswers(0.1)
const results: ScaledRound[] = []
for (let n = 1; n <= rounds; n += 1) {
  const began = performance.now()
  const result = await scaled.round({ servers, questions })
  results.push(result)
  const { killed, posts, duplicates, missing, unrecorded, asked, unanswered } = result
  const seconds = Math.round((performance.now() - began) / 1_000)
  console.log(
    `round ${n}, ${seconds} s: killed ${killed}; posted ${posts}, twice ${duplicates.length}, never ${missing.length}, not recorded ${unrecorded.length}; asked ${asked}, not answered ${unanswered.length} ${unanswered.join('; ')}`,
  )
}
const sum = (count: (result: ScaledRound) => number) => results.reduce((all, one) => all + count(one), 0)
const faults = sum(
  ({ duplicates, missing, unrecorded, unanswered }) =>
    duplicates.length + missing.length + unrecorded.length + unanswered.length,
)
console.table({
  rounds,
  killed: results.length,
  posted: sum(({ posts }) => posts),
  'posted twice': sum(({ duplicates }) => duplicates.length),
  'never posted': sum(({ missing }) => missing.length),
  'not recorded': sum(({ unrecorded }) => unrecorded.length),
  asked: sum(({ asked }) => asked),
  'not answered': sum(({ unanswered }) => unanswered.length),
  'taken over by the other HTTP process': scaled.retried(),
})
await scaled.stop()
await redis.stop()
process.exitCode = faults === 0 ? 0 : 1
