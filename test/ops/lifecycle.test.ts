import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/** A process that stops on signals, and then does this. */
const processThat = (does: string) =>
  spawnSync(process.execPath, [
    '--input-type=module-typescript',
    '--eval',
    `import { pino } from 'pino'
     import { stopOnSignals } from '${join(import.meta.dirname, '../../src/ops/lifecycle.ts')}'
     const never = () => new Promise<void>(() => {})
     stopOnSignals(process, never, pino({ level: 'silent' }))
     ${does}`,
  ])

it('a process that fails while it cannot be stopped in order ends as failed, so that it is started again', () => {
  expect(processThat('throw new Error("too early")').status).toBe(1)
})
