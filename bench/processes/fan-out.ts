import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pino } from 'pino'
import * as z from 'zod'
import { readCatalogFiles } from '../../src/catalog/files.ts'
import { loadCatalog } from '../../src/catalog/load.ts'
import { createGuilds } from '../../src/guilds/keyv-guilds.ts'
import { createSongCards } from '../../src/pictures/song-card.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { BotProcess } from '../../test/bot-process.ts'
import { foundServersDue } from '../../test/crash/servers-due.ts'
import { percentile, round } from '../figures.ts'
import type { BenchQuestion } from '../question.ts'
import { startYumeji } from './bots.ts'
import { startMeasuredSandbox } from './interactions.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** Discord's: https://discord.com/developers/docs/topics/rate-limits#global-rate-limit */
const requestsPerSecond = 50
/** https://discord.com/developers/docs/events/gateway#sharding */
const serversOfAShard = 2_500
const silent = pino({ level: 'silent' })
const command = '/film 2046'
const posted = z.object({ guild: z.string(), lateMs: z.number(), result: z.literal('posted') })
const requests = z.object({ invalidRequests: z.number() })

export const fanOut: BenchQuestion = {
  name: 'fan-out',
  title: 'The song of the day, in many servers at the same minute',
  async measure({ quick, progress }) {
    const servers = quick ? 500 : 10_000
    // Not full, since servers do not fall evenly on shards.
    const shards = 1 + Math.ceil(servers / serversOfAShard)
    const { sandbox, use } = await startMeasuredSandbox(shards)
    const dataDir = temporaryFolder()
    const due = nextMinute(quick ? 10 : 50)
    progress(`${servers} servers due at ${due}`)
    const store = await openStore(`sqlite://${join(dataDir, 'yumeji.sqlite')}`, silent)
    const channels = await foundServersDue(sandbox, createGuilds(store.guilds, silent), servers, due)
    await store.close()
    await drawPictures(dataDir)

    const bot = startYumeji(sandbox, dataDir)
    const connected = () => bot.log().filter(({ msg }) => msg === 'gateway ready').length
    while (connected() < shards) await Promise.race([wait(100), ended(bot)])
    await use(command, 100, 1)
    progress('commands while nothing is due')
    const idle = await paced(
      () => use(command, 1, 1),
      () => untilDue(due) < 3_000,
    )
    progress('songs go out')
    await wait(untilDue(due))
    const over = () => songs() >= servers || untilDue(due) < -2 * idealMs(servers) - 30_000
    const songs = () =>
      [...channels.values()].reduce((n, id) => n + (sandbox.world.messages.get(id)?.size ?? 0), 0)
    const busy = await paced(() => use(command, 1, 1), over)
    const tookMs = -untilDue(due)
    await wait(1_000)
    const lateness = bot.log().flatMap(line => posted.safeParse(line).data?.lateMs ?? [])
    const { invalidRequests } = requests.parse(await (await fetch(`${sandbox.url}/sandbox/requests`)).json())
    const out = songs()
    await bot.stop()
    await sandbox.close()

    const ideal = idealMs(servers)
    const [p99idle, p99busy] = [percentile(idle, 0.99), percentile(busy, 0.99)]
    const late = (share: number) => Math.round(percentile(lateness, share) / 1000)
    return {
      table: {
        [`${servers} servers`]: {
          posted: out,
          'ideal s': ideal / 1000,
          'took s': round(tookMs / 1000),
          'times the ideal': round(tookMs / ideal),
          '429s': invalidRequests,
          'lateness p50 s': late(0.5),
          'p90 s': late(0.9),
          'p99 s': late(0.99),
          'most s': late(1),
          'commands meanwhile': busy.length,
          'their p50 ms idle / meanwhile': `${round(percentile(idle, 0.5))} / ${round(percentile(busy, 0.5))}`,
          'their p99 ms idle / meanwhile': `${round(p99idle)} / ${round(p99busy)}`,
        },
      },
      aims: [
        { aim: 'every server has its song', found: `${out} of ${servers}`, met: out === servers },
        {
          aim: 'at most 1.05 times the ideal',
          found: `${(tookMs / ideal).toFixed(2)} times`,
          met: tookMs <= 1.05 * ideal,
        },
        { aim: 'no 429', found: String(invalidRequests), met: invalidRequests === 0 },
        {
          aim: 'p99 of commands within 1.5 times that of idle',
          found: `${(p99busy / p99idle).toFixed(2)} times`,
          met: p99busy <= 1.5 * p99idle,
        },
      ],
      notes: [
        `One post is one request, and Discord takes ${requestsPerSecond} a second of a bot: that is the ideal. ${command} five times a second meanwhile.`,
        'Each of the 50 places of a second is taken from the moment a request is sent until a second after its answer, so that none is turned down however long it is on its way: what answers take is what it costs.',
      ],
    }
  },
}

/** Each is drawn once in the life of a bot: those of a bot in so many servers are there. */
async function drawPictures(dataDir: string): Promise<void> {
  const catalog = loadCatalog(readCatalogFiles('data'))
  const cards = createSongCards(catalog, { folder: join(dataDir, 'pictures'), log: silent })
  for (const track of catalog.entities('track')) await cards.of(track)
  await cards.close()
}

/** Rejects when the bot ends before it should. */
async function ended(bot: BotProcess): Promise<never> {
  throw new Error(`ended with ${await bot.ended}:\n${bot.output()}`)
}

const idealMs = (servers: number): number => (1000 * servers) / requestsPerSecond

/** The next full minute that leaves so many seconds to make the servers and to measure before it. */
function nextMinute(seconds: number): Temporal.Instant {
  const now = Temporal.Now.instant()
  return now.add({ seconds }).round({ smallestUnit: 'minute', roundingMode: 'ceil' })
}

const untilDue = (due: Temporal.Instant): number => due.epochMilliseconds - Date.now()

/** Five times a second until it ends; gives all that was measured. */
async function paced(measure: () => Promise<number[]>, ended: () => boolean): Promise<number[]> {
  const all: number[] = []
  while (!ended()) {
    const next = wait(200)
    all.push(...(await measure()))
    await next
  }
  return all
}
