import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { MessageFlags } from 'discord-api-types/v10'
import { commands } from '../../commands/index.ts'
import { type Sandbox, startSandbox } from '../../sandbox/server.ts'
import { commandJson } from '../../src/bot/command.ts'
import { registerCommands } from '../../src/discord/register.ts'
import { createRest } from '../../src/discord/rest.ts'
import { type BotProcess, connectionTo, startBotProcess } from '../bot-process.ts'
import { type Answer, createPerson } from '../e2e/sandbox-client.ts'
import { badCommands } from './bot-under-test.ts'

/** A bot in a process of its own, over a sandbox, with a song of the day set up: what a fault befalls. */
export interface Scene {
  readonly sandbox: Sandbox
  readonly dataDir: string
  /** The one that runs now. */
  bot(): BotProcess
  /** Starts it, again where it has ended. */
  start(environment?: Readonly<Record<string, string>>): Promise<void>
  /** What somebody sees who uses a command. */
  sees(text: string): Promise<string>
  /** Uses a command until it is answered as it should be. */
  works(): Promise<void>
  /** Waits until the bot has said this, so many times. */
  hears(message: string, times?: number): Promise<void>
  breaks: ReturnType<typeof createPerson>['breaks']
  /** Everything the bot has said since the scene began that is more than everyday business, each once. */
  said(): string[]
  /** What is not there any more though it should be. */
  lost(): Promise<string[]>
  end(): Promise<void>
}

export interface SceneOptions {
  readonly dataDir?: string
  readonly environment?: Readonly<Record<string, string>>
  readonly heartbeatIntervalMs?: number
}

/** Everyday: what works. */
export const command = '/film 2046'
const answer = 'the answer'
const patience = 60_000

export async function createScene(options: SceneOptions = {}): Promise<Scene> {
  const {
    dataDir = mkdtempSync(join(tmpdir(), 'faults-')),
    environment = {},
    heartbeatIntervalMs = 5_000,
  } = options
  const sandbox = await startSandbox({ port: 0, gateway: { heartbeatIntervalMs } })
  const connection = { token: sandbox.token, api: sandbox.restUrl }
  await registerCommands(createRest(connection), [...commands, ...badCommands].map(commandJson))
  const owner = createPerson(sandbox.url, 'owner')

  let bot: BotProcess | undefined
  let earlier = ''
  const output = () => earlier + (bot?.output() ?? '')
  const current = (): BotProcess => {
    if (!bot) throw new Error('no bot has been started')
    return bot
  }
  const sees = async (text: string): Promise<string> => {
    const answered = await owner.types(text)
    if (answered.error || answered.messages.length > 0) return shown(answered)
    // What gives way to “thinking…” is a message of its own.
    await wait(200)
    return shown({ messages: (await owner.sees('general')).slice(-1), error: null })
  }

  const scene: Scene = {
    sandbox,
    dataDir,
    bot: current,
    async start(more = {}) {
      earlier = output()
      bot = startBotProcess({
        environment: { ...connectionTo(sandbox), DATA_DIR: dataDir, ...environment, ...more },
        script: 'test/faults/bot-under-test.ts',
      })
      await bot.ready
    },
    sees,
    async works() {
      const end = performance.now() + patience
      while ((await sees(command)) !== answer) {
        if (performance.now() > end) throw new Error(`not answered in ${patience} ms:\n${output()}`)
        await wait(50)
      }
    },
    async hears(message, times = 1) {
      const end = performance.now() + patience
      while (output().split(`"msg":"${message}"`).length <= times) {
        if (performance.now() > end) throw new Error(`it never said “${message}”:\n${output()}`)
        await wait(20)
      }
    },
    breaks: owner.breaks,
    said: () => [...new Set(output().split('\n').flatMap(notable))],
    async lost() {
      const { messages } = await owner.types('/daily status')
      return JSON.stringify(messages).includes('Hong Kong') ? [] : ['the song of the day']
    },
    async end() {
      await bot?.kill()
      await sandbox.close()
    },
  }
  try {
    await scene.start()
    const setUp = await sees('/daily setup channel:#music time:9:00 timezone:Asia/Hong_Kong')
    if (!setUp.includes('Saved')) throw new Error(`not set up: ${setUp}`)
    return scene
  } catch (error) {
    await scene.end()
    throw error
  }
}

function shown({ messages: [first], error }: Answer): string {
  if (error || !first) return `“${error ?? 'nothing'}”`
  if (first.flags & MessageFlags.Loading) return '“thinking…”'
  const [embed] = first.embeds
  if (embed?.title?.startsWith('2046')) return answer
  return `“${(first.content || embed?.title || '').replaceAll(/`\w{8}`/g, '`…`')}”`
}

/** What a line of the log says, if it is a warning or worse, or of the connection. */
function notable(line: string): string[] {
  const level = Number(/^\{"level":(\d+)/.exec(line)?.[1] ?? Number.NaN)
  const message = /"msg":"([^"]*)"/.exec(line)?.[1] ?? ''
  const isOfInterest = level >= 40 || /^(gateway resumed|stopped|Redis connected)/.test(message)
  // What stands in the way of a start is a sentence.
  if (Number.isNaN(level)) return line.startsWith('Cannot') ? [line.replace(/\/\S*\//, 'DATA_DIR/')] : []
  return isOfInterest ? [message] : []
}
