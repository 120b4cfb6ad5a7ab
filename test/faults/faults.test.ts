import { expect, it } from 'vitest'
import { faults } from './faults.ts'

/** The short version of `npm run test:faults`: those that take no time of their own. */
const short = [
  'connection cut, to be resumed',
  'answer to a command: connection reset',
  'a handler throws',
  'the database is damaged while it runs, until a backup is put in its place',
  'the entry of a server is damaged, until somebody sets it up anew',
  'SIGKILL while it has nothing to do',
]

const chosen = Object.values(faults)
  .flat()
  .filter(({ name }) => short.includes(name))

it('are all there', () => expect(chosen.map(({ name }) => name).sort()).toEqual(short.toSorted()))

it.concurrent.each(chosen)(
  'after $name nothing is lost',
  async fault => {
    expect((await fault.run()).lost).toEqual([])
  },
  // Each starts bots, and all of them at once, on a machine that may be busy.
  60_000,
)
