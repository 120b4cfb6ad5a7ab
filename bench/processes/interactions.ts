import { commands } from '../../commands/index.ts'
import { type Sandbox, startSandbox } from '../../sandbox/server.ts'
import { commandJson } from '../../src/bot/command.ts'
import { registerCommands } from '../../src/discord/register.ts'
import { createRest } from '../../src/discord/rest.ts'
import { createPerson } from '../../test/e2e/sandbox-client.ts'

export interface MeasuredSandbox {
  readonly sandbox: Sandbox
  /**
   * Has somebody use commands of the bot, so many at once; gives how long each took, in milliseconds: from the moment
   * it goes to the bot until its answer is in, or until Discord gives up.
   */
  use(text: string, count: number, atOnce: number): Promise<number[]>
}

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-callback */
const patience = 3_000

/** A sandbox in which our commands are registered, and that measures how long bots take. */
export async function startMeasuredSandbox(shards = 1): Promise<MeasuredSandbox> {
  const sentAt = new Map<string, number>()
  let times: number[] = []
  const sandbox = await startSandbox({
    port: 0,
    gateway: { recommendedShards: shards },
    onInteraction(id, step) {
      if (step === 'sent') return void sentAt.set(id, performance.now())
      const sent = sentAt.get(id)
      if (sent === undefined) return
      sentAt.delete(id)
      times.push(performance.now() - sent)
    },
  })
  await registerCommands(
    createRest({ token: sandbox.token, api: sandbox.restUrl }),
    commands.map(commandJson),
  )
  const person = createPerson(sandbox.url)
  return {
    sandbox,
    async use(text, count, atOnce) {
      times = []
      let left = count
      const one = async () => {
        while (left-- > 0) {
          const { error } = await person.types(text)
          if (error) times.push(patience)
        }
      }
      await Promise.all(Array.from({ length: atOnce }, one))
      return times
    },
  }
}
