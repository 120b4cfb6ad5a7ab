import { commands } from '../commands/index.ts'
import { commandJson } from './bot/command.ts'
import { type Config, readProcessConfig } from './config.ts'
import { registerCommands } from './discord/register.ts'
import { type Connection, createRest } from './discord/rest.ts'
import { shardParent } from './discord/shard-parent.ts'
import { type Lifecycle, stopOnSignals } from './ops/lifecycle.ts'
import { createLog, type Logger } from './ops/log.ts'
import { explainStartupError } from './ops/startup-error.ts'
import { sandboxPage } from './sandbox-page.ts'
import { serve } from './serve.ts'

type Fail = Lifecycle['fail']

/** A process for each shard is stopped by this one, which waits a little longer than they do, in milliseconds. */
const patienceWithShards = 8_000

/** Starts the bot, on Discord or without a token in its own sandbox. Gives what stops it again. */
async function start(config: Config, log: Logger, fail: Fail): Promise<() => Promise<void>> {
  const serveOn = async (
    connection: Connection,
    parent = config.isShardProcess ? shardParent(process) : undefined,
  ) => {
    const { stop } = await serve({
      connection,
      config,
      log,
      commands,
      identifyTurn: parent?.identifyTurn,
      onClosedForGood: code =>
        fail("gateway closed for good: see the close code in Discord's documentation", { code }),
    })
    parent?.ready()
    return stop
  }
  if (config.token && config.shards === 'auto') {
    // Loaded only here, so that a bot on one connection carries no discord.js.
    const { serveShards } = await import('./serve-shards.ts')
    const thisProgram = { file: import.meta.filename, nodeOptions: process.execArgv }
    return serveShards({ token: config.token, api: config.api }, config, thisProgram, log)
  }
  if (config.token) return serveOn({ token: config.token, api: config.api })

  // Loaded only here, so that a bot on Discord carries no sandbox.
  const { startSandbox } = await import('../sandbox/server.ts')
  const sandbox = await startSandbox({
    port: config.sandboxPort,
    page: sandboxPage,
    report: line => log.warn(line),
  })
  const connection: Connection = { token: sandbox.token, api: sandbox.restUrl }
  await registerCommands(createRest(connection), commands.map(commandJson))
  const stop = await serveOn(connection)
  // For whoever started it, whatever the level of the log.
  console.log(
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
    secrets: config.secrets,
    // Loaded only here, so that a bot that nobody looks at carries none of it.
    destination: process.stdout.isTTY ? (await import('./ops/terminal.ts')).terminal() : undefined,
  })
  const ready = Promise.withResolvers<() => Promise<void>>()
  const lifecycle = stopOnSignals(
    process,
    async () => (await ready.promise)(),
    log,
    config.shards === 'auto' ? patienceWithShards : undefined,
  )
  if (config.isShardProcess) shardParent(process).onStop(lifecycle.stop)
  const stop = await start(config, log, lifecycle.fail)
  ready.resolve(stop)
} catch (error) {
  console.error(explainStartupError(error))
  process.exit(1)
}
