/**
 * Our bot with commands that misbehave beside its own, and a clock that is put as it is told over Node's channel
 * between processes. Else it is the bot that `npm start` runs on Discord.
 */
import * as z from 'zod'
import { commands } from '../../commands/index.ts'
import { type Command, defineCommand } from '../../src/bot/command.ts'
import type { Reply } from '../../src/bot/reply.ts'
import { processEffects } from '../../src/build.ts'
import { readProcessConfig } from '../../src/config.ts'
import { stopOnSignals } from '../../src/ops/lifecycle.ts'
import { createLog } from '../../src/ops/log.ts'
import { explainStartupError } from '../../src/ops/startup-error.ts'
import { serve } from '../../src/serve.ts'
import { createTestClock } from '../e2e/clock.ts'

const misbehaving = (name: string, run: () => Reply | Promise<Reply>): Command =>
  defineCommand({ name, description: 'Misbehaves', options: {}, run })

export const badCommands: readonly Command[] = [
  misbehaving('throws', () => {
    throw new TypeError('the wires are crossed')
  }),
  misbehaving('hangs', () => new Promise<Reply>(() => {})),
  misbehaving('rubbish', () => JSON.parse('{"embeds":"none","content":7}')),
  misbehaving('nothing', () => JSON.parse('null')),
  misbehaving('endless', () => ({ content: 'x'.repeat(6_000) })),
  misbehaving('slow', async () => {
    await new Promise(resolve => setTimeout(resolve, 1_000))
    return { content: 'at last' }
  }),
]

/** In milliseconds: the clock is put, or time passes, and timers go off. */
const told = z.object({ jump: z.number().optional(), pass: z.number().optional() })

if (import.meta.main) {
  let ahead = 0
  const clock = createTestClock()
  const config = readProcessConfig()
  const log = createLog({ level: config.logLevel, secrets: config.secrets })
  const stopping = Promise.withResolvers<() => Promise<void>>()
  const { fail } = stopOnSignals(process, async () => (await stopping.promise)(), log)
  process.on('message', message => {
    const { jump = 0, pass = 0 } = told.parse(message)
    ahead += jump
    clock.skip(pass)
    process.send?.('done')
  })
  process.channel?.unref()
  try {
    const { stop } = await serve({
      connection: { token: config.token ?? '', api: config.api },
      config,
      log,
      commands: [...commands, ...badCommands],
      onClosedForGood: code => fail('gateway closed for good', { code }),
      effects: {
        ...processEffects,
        after: clock.after,
        now: () => clock.now().add({ milliseconds: ahead }),
      },
    })
    stopping.resolve(stop)
  } catch (error) {
    console.error(explainStartupError(error))
    process.exit(1)
  }
}
