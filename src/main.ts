import { commands } from '../commands/index.ts'
import { commandJson } from './bot/command.ts'
import { buildBot } from './build.ts'
import { type Config, readProcessConfig } from './config.ts'
import { registerCommands } from './discord/register.ts'
import { type Connection, createRest } from './discord/rest.ts'
import { serveGateway } from './discord/serve-gateway.ts'
import { stopOnSignals } from './ops/lifecycle.ts'
import { createLog, type Logger } from './ops/log.ts'
import { explainStartupError } from './ops/startup-error.ts'

/** Starts the bot, on Discord or without a token in its own sandbox. Gives what stops it again. */
async function start(config: Config, log: Logger): Promise<() => Promise<void>> {
  const bot = buildBot(config, log)
  const serve = async (connection: Connection) => {
    const { stop } = await serveGateway(connection, bot, log)
    return async () => {
      await stop()
      await bot.close()
    }
  }
  if (config.token) return serve({ token: config.token, api: config.api })

  // Loaded only here, so that a bot on Discord carries no sandbox.
  const { startSandbox } = await import('../sandbox/server.ts')
  const sandbox = await startSandbox({ port: config.sandboxPort })
  const connection: Connection = { token: sandbox.token, api: sandbox.restUrl }
  await registerCommands(createRest(connection), commands.map(commandJson))
  const stop = await serve(connection)
  log.info(
    `No DISCORD_TOKEN, so this is the sandbox. Open ${sandbox.url} and type /ask what plays in Chungking Express?`,
  )
  return async () => {
    await stop()
    await sandbox.close()
  }
}

try {
  const config = readProcessConfig()
  const log = createLog({
    level: config.logLevel,
    forTerminal: process.stdout.isTTY,
    secrets: config.token ? [config.token] : [],
  })
  const started = start(config, log)
  stopOnSignals(process, async () => (await started)(), log)
  await started
} catch (error) {
  console.error(explainStartupError(error))
  process.exit(1)
}
