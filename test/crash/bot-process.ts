import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Sandbox } from '../../sandbox/server.ts'

const root = join(import.meta.dirname, '../..')

export interface BotProcess {
  readonly pid: number
  /** Gives its exit code when it is gone. */
  readonly exited: Promise<unknown>
  /** In the way that lets nothing finish. */
  kill(): Promise<void>
  /** In the way that lets all finish. */
  stop(): Promise<void>
  /** What it has written so far. */
  output(): string
}

/** The bot as it runs in production, on a sandbox that takes the place of Discord. */
export function startBotProcess(sandbox: Sandbox, settings: Readonly<Record<string, string>>): BotProcess {
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: root,
    env: {
      DISCORD_TOKEN: sandbox.token,
      DISCORD_API: sandbox.restUrl,
      LOG_LEVEL: 'info',
      ...settings,
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
  return {
    pid: child.pid ?? 0,
    exited: exited.then(([code]) => code),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    output: () => output,
  }
}
