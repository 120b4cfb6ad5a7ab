import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pino } from 'pino'
import { type Sandbox, startSandbox } from '../../sandbox/server.ts'
import { createGuilds } from '../../src/guilds/keyv-guilds.ts'
import { openStore } from '../../src/store/open-store.ts'
import { type BotProcess, connectionTo, startBotProcess } from '../bot-process.ts'
import { createPerson } from '../e2e/sandbox-client.ts'
import { comesTrue } from './comes-true.ts'
import { foundServersDue } from './servers-due.ts'

export interface RoundOptions {
  /** How many servers have their song due. */
  readonly servers: number
  /** How many times the bot is killed before it is let be. */
  readonly kills: number
  /** How many processes run at the same time. */
  readonly processes: number
  /** The share of answers that are lost after Discord has posted. */
  readonly lost: number
  /** Where pictures are kept, so that not every round draws them anew. */
  readonly dataDir: string
  /** From 0 to below 1. */
  random(): number
}

export interface RoundResult {
  readonly kills: number
  readonly lostAnswers: number
  readonly posts: number
  /** Servers with more than one song, and with none, … */
  readonly duplicates: readonly string[]
  readonly missing: readonly string[]
  /** … and those of which the bot does not know what it has posted. */
  readonly unrecorded: readonly string[]
}

/** Within this time every server has its song, though half of all answers are lost. */
const patience = 120_000
const silent = pino({ level: 'silent' })

/** Servers with a song due this minute, and a bot that is killed while it posts. Gives what became of them. */
export async function crashRound(options: RoundOptions): Promise<RoundResult> {
  const { servers, kills, processes, lost, dataDir, random } = options
  const sandbox = await startSandbox({ port: 0, random })
  const storeUrl = `sqlite://${join(mkdtempSync(join(tmpdir(), 'crash-')), 'yumeji.sqlite')}`
  const store = await openStore(storeUrl, silent)
  const guilds = createGuilds(store.guilds, silent)
  const due = Temporal.Now.instant().subtract({ minutes: 1 })
  const channels = await foundServersDue(sandbox, guilds, servers, due)
  await createPerson(sandbox.url).breaks({
    kind: 'rest',
    route: 'POST /channels/*/messages',
    action: 'drop',
    when: 'after',
    chance: lost,
    times: 1_000_000,
  })

  const posted = () =>
    [...channels.values()].reduce((sum, channel) => sum + (sandbox.world.messages.get(channel)?.size ?? 0), 0)
  const environment = { ...connectionTo(sandbox), DATA_DIR: dataDir, STORE_URL: storeUrl }
  const start = () => Array.from({ length: processes }, () => startBotProcess({ environment }))

  for (let n = 0; n < kills; n++) {
    const before = posted()
    const running = start()
    // Most often while it posts; now and then while it starts.
    if (random() < 0.8) await comesTrue(() => posted() > before || posted() >= servers, 15_000)
    await wait(random() * 1_500)
    await Promise.all(running.map(bot => bot.kill()))
  }

  const running = start()
  const isSettled = async () => {
    for (const guildId of channels.keys()) if (!(await guilds.read(guildId))?.settledDay) return false
    return true
  }
  if (!(await comesTrue(isSettled, patience)))
    throw new Error(`not all posted in time:\n${running.map(bot => bot.output()).join('\n')}`)
  await Promise.all(running.map((bot: BotProcess) => bot.stop()))

  const messagesOf = (channel: string) => [...(sandbox.world.messages.get(channel)?.keys() ?? [])]
  const unrecorded: string[] = []
  for (const [guildId, channel] of channels) {
    const recorded = (await guilds.read(guildId))?.posts.map(({ messageId }) => messageId)
    if (recorded?.join() !== messagesOf(channel).join()) unrecorded.push(guildId)
  }
  const result = {
    kills: kills * processes,
    lostAnswers: await lostAnswers(sandbox),
    posts: posted(),
    duplicates: [...channels].filter(([, channel]) => messagesOf(channel).length > 1).map(([id]) => id),
    missing: [...channels].filter(([, channel]) => messagesOf(channel).length === 0).map(([id]) => id),
    unrecorded,
  }
  await store.close()
  await sandbox.close()
  return result
}

async function lostAnswers(sandbox: Sandbox): Promise<number> {
  const text = await (await fetch(`${sandbox.url}/sandbox/requests`)).text()
  return text.split('"fault":"drop after"').length - 1
}
