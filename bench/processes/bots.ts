import { join } from 'node:path'
import * as z from 'zod'
import type { Sandbox } from '../../sandbox/server.ts'
import { type BotProcess, connectionTo, nodeOptionsOf, startBotProcess } from '../../test/bot-process.ts'
import { temporaryFolder } from './temporary-folder.ts'

const usage = z.object({ processorMs: z.number(), residentMb: z.number() })
const nodeOptions = ['--expose-gc', '--import', join(import.meta.dirname, 'usage.ts')]

/** What a bot's process has used since it began, once garbage is collected. */
export const usageOf = async (bot: BotProcess): Promise<z.infer<typeof usage>> =>
  usage.parse(await bot.ask('usage'))

export const startYumeji = (sandbox: Sandbox, dataDir = temporaryFolder()): BotProcess =>
  startBotProcess({
    environment: { ...connectionTo(sandbox), DATA_DIR: dataDir },
    // As `npm start` does.
    nodeOptions: [...nodeOptions, ...nodeOptionsOf('start')],
  })

/** The minimal bot, which answers with this whatever it is asked. */
export const startMinimal = (sandbox: Sandbox, reply: object = { content: 'Hello.' }): BotProcess =>
  startBotProcess({
    environment: { ...connectionTo(sandbox), REPLY: JSON.stringify(reply) },
    script: 'bench/processes/minimal-bot.ts',
    nodeOptions,
  })
