import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Sandbox } from '../../sandbox/server.ts'

const root = join(import.meta.dirname, '../..')

export interface BotProcess {
  /** In the way that lets nothing finish. */
  kill(): Promise<void>
  /** In the way that lets all finish. */
  stop(): Promise<void>
  /** What it has written so far. */
  output(): string
}

/** The bot as it runs in production, on a sandbox that takes the place of Discord. */
export function startBotProcess(
  sandbox: Sandbox,
  kept: { readonly dataDir: string; readonly storeUrl: string },
): BotProcess {
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: root,
    env: {
      DISCORD_TOKEN: sandbox.token,
      DISCORD_API: sandbox.restUrl,
      DATA_DIR: kept.dataDir,
      STORE_URL: kept.storeUrl,
      LOG_LEVEL: 'info',
    },
  })
  let output = ''
  child.stdout.on('data', chunk => {
    output += chunk
  })
  child.stderr.on('data', chunk => {
    output += chunk
  })
  const exited = once(child, 'exit')
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await exited
  }
  return { kill: () => end('SIGKILL'), stop: () => end('SIGTERM'), output: () => output }
}
