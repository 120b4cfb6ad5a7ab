import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { seededRandom } from '../../src/seeded-random.ts'
import { crashRound } from './round.ts'

/** The short version of `npm run test:crash`. */
it.each([
  ['one process', 1],
  ['two processes at once', 2],
])(
  '%s, killed while it posts and answers are lost, posts each song once',
  async (_, processes) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'crash-'))
    const result = await crashRound({
      servers: 8,
      kills: 1,
      processes,
      lost: 0.3,
      dataDir,
      random: seededRandom(processes),
    })
    expect(result).toMatchObject({ posts: 8, duplicates: [], missing: [], unrecorded: [] })
    expect(result.lostAnswers).toBeGreaterThan(0)
  },
  120_000,
)
