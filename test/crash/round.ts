import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pino } from 'pino'
import { type Sandbox, startSandbox } from '../../sandbox/server.ts'
import { createGuilds } from '../../src/guilds/keyv-guilds.ts'
import { openStore } from '../../src/store/open-store.ts'
import { type BotProcess, connectionTo, startBotProcess } from '../bot-process.ts'
import { comesTrue } from './comes-true.ts'
import { isSettled, loseAnswers, type Outcome, outcomeOf, songsIn } from './outcome.ts'
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

export interface RoundResult extends Outcome {
  readonly kills: number
  readonly lostAnswers: number
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
  await loseAnswers(sandbox, lost)

  const posted = () =>
    [...channels.values()].reduce((sum, channel) => sum + songsIn(sandbox, channel).length, 0)
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
  if (!(await comesTrue(() => isSettled(guilds, channels.keys()), patience)))
    throw new Error(`not all posted in time:\n${running.map(bot => bot.output()).join('\n')}`)
  await Promise.all(running.map((bot: BotProcess) => bot.stop()))

  const result = {
    kills: kills * processes,
    lostAnswers: await lostAnswers(sandbox),
    ...(await outcomeOf(sandbox, guilds, channels)),
  }
  await store.close()
  await sandbox.close()
  return result
}

async function lostAnswers(sandbox: Sandbox): Promise<number> {
  const text = await (await fetch(`${sandbox.url}/sandbox/requests`)).text()
  return text.split('"fault":"drop after"').length - 1
}
