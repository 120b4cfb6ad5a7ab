import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { seededRandom } from '../../src/seeded-random.ts'
import { crashRound, type RoundResult } from './round.ts'

/**
 * `npm run test:crash`: kills the bot at random moments while it posts, and counts what was posted twice and what
 * was not posted. `-- --rounds 10 --servers 50 --seed 7` for other figures. Exits with 1 where anything was.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '100' },
    servers: { type: 'string', default: '50' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const rounds = Number(values.rounds)
const random = seededRandom(Number(values.seed))
const dataDir = mkdtempSync(join(tmpdir(), 'crash-'))
const results: RoundResult[] = []
console.log(`${rounds} rounds of ${values.servers} servers, seed ${values.seed}`)
for (let n = 1; n <= rounds; n++) {
  const result = await crashRound({
    servers: Number(values.servers),
    kills: 1 + Math.floor(random() * 3),
    // Every fifth time two processes do the same work.
    processes: n % 5 === 0 ? 2 : 1,
    lost: random() * 0.5,
    dataDir,
    random,
  })
  results.push(result)
  const { kills, lostAnswers, posts, duplicates, missing, unrecorded } = result
  console.log(
    `round ${n}: killed ${kills}, answers lost ${lostAnswers}, posted ${posts}, twice ${duplicates.length}, never ${missing.length}, not recorded ${unrecorded.length}`,
  )
}
const sum = (count: (result: RoundResult) => number) => results.reduce((all, one) => all + count(one), 0)
const faults = sum(
  ({ duplicates, missing, unrecorded }) => duplicates.length + missing.length + unrecorded.length,
)
console.table({
  rounds,
  killed: sum(({ kills }) => kills),
  'answers lost': sum(({ lostAnswers }) => lostAnswers),
  posted: sum(({ posts }) => posts),
  'posted twice': sum(({ duplicates }) => duplicates.length),
  'never posted': sum(({ missing }) => missing.length),
  'not recorded': sum(({ unrecorded }) => unrecorded.length),
})
process.exitCode = faults === 0 ? 0 : 1
