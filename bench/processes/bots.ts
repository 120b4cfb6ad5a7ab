import { join } from 'node:path'
import * as z from 'zod'
import type { Sandbox } from '../../sandbox/server.ts'
import { type BotProcess, connectionTo, nodeOptionsOf, startBotProcess } from '../../test/bot-process.ts'
import { temporaryFolder } from './temporary-folder.ts'

const nodeOptions = ['--expose-gc', '--import', join(import.meta.dirname, 'usage.ts')]

/** How long a bot's process has kept processors busy since it began, in milliseconds. */
export const processorMs = async (bot: BotProcess): Promise<number> =>
  z.number().parse(await bot.ask('processor'))

/** The memory a bot's process takes once garbage is collected. That makes it slower for a while. */
export const residentMb = async (bot: BotProcess): Promise<number> =>
  z.number().parse(await bot.ask('memory'))

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
