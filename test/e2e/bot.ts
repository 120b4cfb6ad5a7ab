import { join } from 'node:path'
import { pino } from 'pino'
import { commands, components } from '../../commands/index.ts'
import { startSandbox } from '../../sandbox/server.ts'
import type { Command } from '../../src/bot/command.ts'
import { commandJson } from '../../src/bot/command.ts'
import { createDispatch } from '../../src/bot/dispatch.ts'
import { readCatalogFiles } from '../../src/catalog/files.ts'
import { loadCatalog } from '../../src/catalog/load.ts'
import { registerCommands } from '../../src/discord/register.ts'
import { createRest } from '../../src/discord/rest.ts'
import { serveGateway } from '../../src/discord/serve-gateway.ts'

export const dataFolder = join(import.meta.dirname, '../../data')

/** The whole bot on a real gateway connection to a sandbox of its own, with more commands where a test has some. */
export async function startBotInSandbox(more: readonly Command[] = []) {
  const sandbox = await startSandbox({ port: 0 })
  const connection = { token: sandbox.token, api: sandbox.restUrl }
  const all = [...commands, ...more]
  const lines: string[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) })
  const context = { catalog: loadCatalog(readCatalogFiles(dataFolder)) }

  const serve = () =>
    serveGateway(
      connection,
      createDispatch({
        commands: all,
        components,
        context,
        log,
        elapsed: () => performance.now(),
        incidentId: () => 'c0ffee',
      }),
      log,
    )

  await registerCommands(createRest(connection), all.map(commandJson))
  let serving = await serve()
  return {
    url: sandbox.url,
    /** Lines of the log so far, parsed. */
    log: (): Record<string, unknown>[] => lines.map(line => JSON.parse(line)),
    async restart() {
      await serving.stop()
      serving = await serve()
    },
    async stop() {
      await serving.stop()
      await sandbox.close()
    },
  }
}
