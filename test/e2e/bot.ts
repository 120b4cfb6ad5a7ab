import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commands } from '../../commands/index.ts'
import { type Sandbox, startSandbox } from '../../sandbox/server.ts'
import { type Command, commandJson } from '../../src/bot/command.ts'
import { readConfig } from '../../src/config.ts'
import { registerCommands } from '../../src/discord/register.ts'
import { createRest } from '../../src/discord/rest.ts'
import { createLog } from '../../src/ops/log.ts'
import { sandboxPage } from '../../src/sandbox-page.ts'
import { serve } from '../../src/serve.ts'
import { createTestClock } from './clock.ts'

export const dataFolder = join(import.meta.dirname, '../../data')

export interface InSandbox {
  /** Commands besides those there are. */
  readonly more?: readonly Command[]
  /** Settings of the bot on this sandbox, as environment variables. */
  settings?(sandbox: Sandbox): Record<string, string>
}

/** The whole bot on a real connection to a sandbox of its own. */
export async function startBotInSandbox({ more = [], settings = () => ({}) }: InSandbox = {}) {
  const sandbox = await startSandbox({ port: 0, page: sandboxPage })
  const connection = { token: sandbox.token, api: sandbox.restUrl }
  const all = [...commands, ...more]
  const lines: string[] = []
  const log = createLog({
    level: 'info',
    secrets: [sandbox.token],
    destination: { write: line => void lines.push(line) },
  })
  const dataDir = mkdtempSync(join(tmpdir(), 'yumeji-'))
  const variables = { DATA_DIR: dataDir, ...settings(sandbox) }
  const clock = createTestClock()
  const effects = { ...clock, incidentId: () => 'c0ffee', random: Math.random }

  /** As a process would: nothing but what is on disk comes along from the one before. */
  const serveAgain = (change: Record<string, string> = {}) =>
    serve({
      connection,
      config: readConfig({ ...variables, ...change }),
      log,
      commands: all,
      effects,
      onClosedForGood: code => log.error({ code }, 'closed for good'),
    })

  await registerCommands(createRest(connection), all.map(commandJson))
  let served = await serveAgain()
  return {
    sandbox,
    url: sandbox.url,
    botId: sandbox.applicationId,
    /** Where interactions go, for a bot that takes them by HTTP. */
    endpoint: () => `http://127.0.0.1:${served.httpPort}/interactions`,
    opsUrl: () => `http://127.0.0.1:${served.opsPort}`,
    /** Lines of the log so far, parsed. */
    log: (): Record<string, unknown>[] => lines.map(line => JSON.parse(line)),
    /** Lets time go by for the bot, which else hardly passes. */
    skip: clock.skip,
    now: clock.now,
    /** Another process of the same bot, with other settings where a test has some. */
    serveAnother: serveAgain,
    /** Stops, and starts again after what happens meanwhile. */
    async restart(meanwhile = () => {}) {
      await served.stop()
      meanwhile()
      served = await serveAgain()
    },
    async stop() {
      await served.stop()
      await sandbox.close()
    },
  }
}
