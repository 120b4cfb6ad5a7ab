import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commands } from '../../commands/index.ts'
import { startSandbox } from '../../sandbox/server.ts'
import { type Command, commandJson } from '../../src/bot/command.ts'
import { buildBot } from '../../src/build.ts'
import { registerCommands } from '../../src/discord/register.ts'
import { createRest } from '../../src/discord/rest.ts'
import { serveGateway } from '../../src/discord/serve-gateway.ts'
import { createLog } from '../../src/ops/log.ts'

export const dataFolder = join(import.meta.dirname, '../../data')

/** The whole bot on a real gateway connection to a sandbox of its own, with more commands where a test has some. */
export async function startBotInSandbox(more: readonly Command[] = []) {
  const sandbox = await startSandbox({ port: 0 })
  const connection = { token: sandbox.token, api: sandbox.restUrl }
  const all = [...commands, ...more]
  const lines: string[] = []
  const log = createLog({
    level: 'info',
    forTerminal: false,
    secrets: [sandbox.token],
    destination: { write: line => void lines.push(line) },
  })
  const config = {
    catalogDir: dataFolder,
    storeUrl: `sqlite://${join(mkdtempSync(join(tmpdir(), 'yumeji-')), 'yumeji.sqlite')}`,
  }
  let elapsed = 0
  const effects = {
    elapsed: () => elapsed,
    incidentId: () => 'c0ffee',
    now: () => Temporal.Now.instant(),
    random: Math.random,
  }

  /** As a process would: nothing but what is on disk comes along from the one before. */
  const serve = async () => {
    const bot = await buildBot(config, log, effects, all)
    const { stop } = await serveGateway(connection, bot, log, code => log.error({ code }, 'closed for good'))
    return async () => {
      await stop()
      await bot.close()
    }
  }

  await registerCommands(createRest(connection), all.map(commandJson))
  let stop = await serve()
  return {
    url: sandbox.url,
    botId: sandbox.applicationId,
    /** Lines of the log so far, parsed. */
    log: (): Record<string, unknown>[] => lines.map(line => JSON.parse(line)),
    /** Lets time go by on the clock by which the bot limits rates, which stands still otherwise. */
    skip: (milliseconds: number) => {
      elapsed += milliseconds
    },
    async restart() {
      await stop()
      stop = await serve()
    },
    async stop() {
      await stop()
      await sandbox.close()
    },
  }
}
