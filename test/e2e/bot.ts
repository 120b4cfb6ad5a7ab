import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commands } from '../../commands/index.ts'
import { startSandbox } from '../../sandbox/server.ts'
import { type Command, commandJson } from '../../src/bot/command.ts'
import { registerCommands } from '../../src/discord/register.ts'
import { createRest } from '../../src/discord/rest.ts'
import { createLog } from '../../src/ops/log.ts'
import { sandboxPage } from '../../src/sandbox-page.ts'
import { serve } from '../../src/serve.ts'
import { createTestClock } from './clock.ts'

export const dataFolder = join(import.meta.dirname, '../../data')

/** The whole bot on a real gateway connection to a sandbox of its own, with more commands where a test has some. */
export async function startBotInSandbox(more: readonly Command[] = []) {
  const sandbox = await startSandbox({ port: 0, page: sandboxPage })
  const connection = { token: sandbox.token, api: sandbox.restUrl }
  const all = [...commands, ...more]
  const lines: string[] = []
  const log = createLog({
    level: 'info',
    forTerminal: false,
    secrets: [sandbox.token],
    destination: { write: line => void lines.push(line) },
  })
  const dataDir = mkdtempSync(join(tmpdir(), 'yumeji-'))
  const config = {
    catalogDir: dataFolder,
    dataDir,
    storeUrl: `sqlite://${join(dataDir, 'yumeji.sqlite')}`,
  }
  const clock = createTestClock()
  const effects = { ...clock, incidentId: () => 'c0ffee', random: Math.random }

  /** As a process would: nothing but what is on disk comes along from the one before. */
  const serveAgain = () =>
    serve({
      connection,
      config,
      log,
      commands: all,
      effects,
      onClosedForGood: code => log.error({ code }, 'closed for good'),
    })

  await registerCommands(createRest(connection), all.map(commandJson))
  let stop = await serveAgain()
  return {
    url: sandbox.url,
    botId: sandbox.applicationId,
    /** Lines of the log so far, parsed. */
    log: (): Record<string, unknown>[] => lines.map(line => JSON.parse(line)),
    /** Lets time go by for the bot, which else hardly passes. */
    skip: clock.skip,
    now: clock.now,
    /** Stops, and starts again after what happens meanwhile. */
    async restart(meanwhile = () => {}) {
      await stop()
      meanwhile()
      stop = await serveAgain()
    },
    async stop() {
      await stop()
      await sandbox.close()
    },
  }
}
