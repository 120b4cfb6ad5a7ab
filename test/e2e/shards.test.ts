import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { commands } from '../../commands/index.ts'
import { type Sandbox, startSandbox } from '../../sandbox/server.ts'
import { commandJson } from '../../src/bot/command.ts'
import { registerCommands } from '../../src/discord/register.ts'
import { createRest } from '../../src/discord/rest.ts'
import { createGuilds } from '../../src/guilds/keyv-guilds.ts'
import { openStore } from '../../src/store/open-store.ts'
import { type BotProcess, connectionTo, startBotProcess } from '../bot-process.ts'
import { comesTrue } from '../crash/comes-true.ts'
import { foundServersDue } from '../crash/servers-due.ts'
import { createPerson, only } from './sandbox-client.ts'

/** What the sandbox knows of its gateway: sessions, and how often somebody identified. */
async function gatewayOf(sandbox: Sandbox) {
  const { gateway } = z
    .object({
      gateway: z.object({
        sessions: z.array(z.object({ shard: z.array(z.number()) })),
        received: z.array(z.object({ op: z.number() })),
      }),
    })
    .parse(await (await fetch(`${sandbox.url}/sandbox/world`)).json())
  return {
    shards: gateway.sessions.map(({ shard }) => shard),
    identified: gateway.received.filter(({ op }) => op === 2).length,
  }
}

const silent = pino({ level: 'silent' })
const servers = 6

describe('two shards, each a process of its own', () => {
  let sandbox: Sandbox
  let bot: BotProcess
  let channels: Map<string, string>

  beforeAll(async () => {
    sandbox = await startSandbox({ port: 0, gateway: { recommendedShards: 2, maxConcurrency: 1 } })
    const dataDir = mkdtempSync(join(tmpdir(), 'shards-'))
    const storeUrl = `sqlite://${join(dataDir, 'yumeji.sqlite')}`
    const store = await openStore(storeUrl, silent)
    const due = Temporal.Now.instant().subtract({ minutes: 1 })
    channels = await foundServersDue(sandbox, createGuilds(store.guilds, silent), servers, due)
    await store.close()
    const rest = createRest({ token: sandbox.token, api: sandbox.restUrl })
    await registerCommands(rest, commands.map(commandJson))
    await fetch(`${sandbox.url}/sandbox/requests`, { method: 'DELETE' })
    bot = startBotProcess({
      environment: { ...connectionTo(sandbox), DATA_DIR: dataDir, STORE_URL: storeUrl, SHARDS: 'auto' },
    })
    if (!(await comesTrue(() => bot.output().split('shard at work').length === 3, 25_000)))
      throw new Error(bot.output())
  }, 30_000)
  afterAll(async () => {
    await bot.kill()
    await sandbox.close()
  })

  /** The ids of all that have been at work, the latest last. */
  const processes = () =>
    [...bot.output().matchAll(/"process":(\d+),"msg":"process of a shard at work"/g)].map(([, pid]) =>
      Number(pid),
    )

  it('identify one after the other, each once, as Discord wants it', async () => {
    const { shards, identified } = await gatewayOf(sandbox)
    expect(shards.sort()).toEqual([
      [0, 2],
      [1, 2],
    ])
    expect(identified).toBe(2)
    expect(processes()).toHaveLength(2)
  })

  it('answer in the servers of either', async () => {
    const [first = '', second = ''] = [0n, 1n].map(shard =>
      [...channels.keys()].find(guildId => (BigInt(guildId) >> 22n) % 2n === shard),
    )
    for (const guild of [first, second])
      expect(only(await createPerson(sandbox.url).types('/film 2046', { guild })).embeds).toHaveLength(1)
  })

  it('register no commands, and post each song once', async () => {
    const posts = (channel: string) =>
      [...(sandbox.world.messages.get(channel)?.values() ?? [])].filter(({ interaction }) => !interaction)
        .length
    await comesTrue(() => [...channels.values()].every(channel => posts(channel) > 0), 15_000)
    expect([...channels.values()].map(posts)).toEqual(Array(servers).fill(1))
    const { requests } = z
      .object({ requests: z.array(z.object({ method: z.string(), path: z.string() })) })
      .parse(await createPerson(sandbox.url).requests())
    const paths = requests.map(({ method, path }) => `${method} ${path}`)
    expect(paths.filter(path => /^P.*\/commands/.test(path))).toEqual([])
    expect(paths.filter(path => /^POST \/channels\/\d+\/messages$/.test(path))).toHaveLength(servers)
  })

  it('tell of all servers together', async () => {
    const about = only(await createPerson(sandbox.url).types('/about'))
    expect(about.embeds[0]?.footer?.text).toBe(`In about ${servers + 1} servers`)
  })

  it('are started again when they end, and stop together', async () => {
    const [doomed = 0, other = 0] = processes()
    process.kill(doomed, 'SIGKILL')
    expect(await comesTrue(() => processes().length === 3, 20_000)).toBe(true)
    expect((await gatewayOf(sandbox)).identified).toBe(3)
    const last = [other, ...processes().slice(2)]
    await bot.stop()
    expect(await bot.ended).toBe(0)
    await comesTrue(() => last.every(pid => !isAlive(pid)), 5_000)
    expect(last.filter(isAlive)).toEqual([])
  }, 30_000)
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
