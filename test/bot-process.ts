import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { Sandbox } from '../sandbox/server.ts'

const root = join(import.meta.dirname, '..')

export interface BotProcess {
  readonly pid: number
  /** Resolves when it says that it is connected; rejects when it ends before that. */
  readonly ready: Promise<void>
  /** Resolves with its exit code, or with the signal that ended it. */
  readonly ended: Promise<number | string>
  isRunning(): boolean
  signal(signal: NodeJS.Signals): void
  /** In the way that lets nothing finish. */
  kill(): Promise<void>
  /** In the way that lets all finish. */
  stop(): Promise<void>
  /** What it has written so far. */
  output(): string
  /** Its log so far, parsed. */
  log(): Record<string, unknown>[]
  /** Asks a module that it was started with, by `nodeOptions`, something over Node's channel between processes. */
  ask(question: string | object): Promise<unknown>
}

export interface BotProcessOptions {
  readonly environment?: Readonly<Record<string, string>>
  /** Another bot than ours. */
  readonly script?: string
  readonly nodeOptions?: readonly string[]
}

/** What connects a bot to a sandbox that takes the place of Discord. */
export const connectionTo = (sandbox: Sandbox) => ({
  DISCORD_TOKEN: sandbox.token,
  DISCORD_API: sandbox.restUrl,
})

/** The bot as it runs in production, in a process of its own. */
export function startBotProcess(options: BotProcessOptions): BotProcess {
  const { environment = {}, script = 'src/main.ts', nodeOptions = [] } = options
  const child = spawn(process.execPath, [...nodeOptions, script], {
    cwd: root,
    env: { LOG_LEVEL: 'info', ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  // Joined only when it is asked for: to search all of it with every line would take longer than most answers.
  const written: string[] = []
  const output = () => written.join('')
  let isReady = false
  const ended = once(child, 'exit').then(([code, signal]: (number | string)[]) => code ?? signal ?? '')
  const ready = new Promise<void>((resolve, reject) => {
    const read = (chunk: string) => {
      written.push(chunk)
      isReady ||= output().includes('gateway ready')
      if (isReady) resolve()
    }
    child.stdout?.setEncoding('utf8').on('data', read)
    child.stderr?.setEncoding('utf8').on('data', read)
    void ended.then(how => reject(new Error(`ended with ${how} before it was ready:\n${output()}`)))
  })
  ready.catch(() => undefined)
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await ended
  }
  return {
    pid: child.pid ?? 0,
    ready,
    ended,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    signal: signal => void child.kill(signal),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    output,
    log: () => output().split('\n').flatMap(parsed),
    async ask(question) {
      child.send(question)
      const [answer]: unknown[] = await once(child, 'message')
      return answer
    },
  }
}

const manifest = z.object({ scripts: z.record(z.string(), z.string()) })

/** The options that an npm script gives Node, but for that of the file `.env`. */
export function nodeOptionsOf(script: string): string[] {
  const { scripts } = manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
  const [, ...words] = (scripts[script] ?? '').split(' ')
  return words.filter(word => word !== 'src/main.ts' && !word.startsWith('--env-file'))
}

function parsed(line: string): Record<string, unknown>[] {
  if (!line.startsWith('{')) return []
  try {
    return [JSON.parse(line)]
  } catch {
    // Cut off, as the last line of a process that was killed may be.
    return []
  }
}
