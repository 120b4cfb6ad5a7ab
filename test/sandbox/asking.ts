import { manualClock } from '../../sandbox/server.ts'
import { filmCommand, rawBot } from './raw-bot.ts'
import { asPerson, type Json, sandboxUnderTest } from './sandbox-under-test.ts'

const noon = Date.UTC(2026, 10, 24, 12)

/** The flag of a message that one person alone can see. */
export const ephemeral = 64

/** A raw bot in a sandbox whose clock stands still, and someone to ask it. */
export async function setUp(commands: unknown[] = [filmCommand]) {
  const clock = manualClock(noon)
  const sandbox = await sandboxUnderTest({ clock })
  const bot = await rawBot(sandbox, commands)
  const ask = (body: object = {}): Promise<Json> =>
    asPerson(sandbox, 'POST', '/command', { text: '/film Happy Together', ...body })
  const read = async (user: string) =>
    (await asPerson(sandbox, 'GET', `/channels/general/messages?user=${user}`)).messages
  return { clock, sandbox, bot, ask, read }
}
