import { setTimeout as wait } from 'node:timers/promises'
import { type Sandbox, startSandbox } from '../../sandbox/server.ts'
import type { BotProcess } from '../../test/bot-process.ts'
import { createPerson } from '../../test/e2e/sandbox-client.ts'
import { median, round } from '../figures.ts'
import type { BenchQuestion } from '../question.ts'
import { residentMb, startMinimal, startYumeji } from './bots.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** As in a server of middle size. */
const inEach = { channels: 50, roles: 30 }

interface Sample {
  readonly startMs: number
  readonly residentMb: number
}

export const startAndSize: BenchQuestion = {
  name: 'start-and-size',
  title: 'Start and size',
  async measure({ quick, progress }) {
    const dataDir = temporaryFolder()
    const settlesMs = quick ? 1_000 : 3_000
    const bots = {
      Yumeji: (sandbox: Sandbox) => startYumeji(sandbox, dataDir),
      'minimal discord.js bot': (sandbox: Sandbox) => startMinimal(sandbox),
    }
    const sizes = quick ? [1, 250] : [1, 250, 2_500]
    const table: Record<string, Record<string, number>> = {}
    for (const servers of sizes) {
      const sandbox = await startSandbox({ port: 0 })
      if (servers > 1) await createPerson(sandbox.url).founds(servers - 1, inEach)
      const samples = new Map<string, Sample[]>()
      const rounds = quick ? 1 : servers === 1 ? 9 : 3
      for (let n = 1; n <= rounds; n++) {
        progress(`${servers} servers, round ${n} of ${rounds}`)
        for (const [name, start] of Object.entries(bots))
          samples.set(name, [...(samples.get(name) ?? []), await sampled(() => start(sandbox), settlesMs)])
      }
      await sandbox.close()
      for (const [name, taken] of samples)
        table[name] = {
          ...table[name],
          [`ready with ${servers} ms`]: Math.round(median(taken.map(({ startMs }) => startMs))),
          [`resident MB with ${servers}`]: round(median(taken.map(({ residentMb }) => residentMb))),
        }
    }
    const ratio = (column: string) =>
      (table.Yumeji?.[column] ?? Number.NaN) / (table['minimal discord.js bot']?.[column] ?? Number.NaN)
    const most = sizes.at(-1) ?? 1
    const start = ratio('ready with 1 ms')
    const size = ratio(`resident MB with ${most}`)
    const growth =
      (table.Yumeji?.[`resident MB with ${most}`] ?? Number.NaN) /
      (table.Yumeji?.['resident MB with 1'] ?? Number.NaN)
    return {
      table,
      aims: [
        {
          aim: 'start within 1.25 times that of the minimal bot',
          found: `${start.toFixed(2)} times`,
          met: start <= 1.25,
        },
        // Of fewer there is nothing to aim at: most of the memory is then not for servers.
        ...(quick
          ? []
          : [
              {
                aim: `resident memory with ${most} servers at most half of that of the minimal bot`,
                found: `${size.toFixed(2)} times`,
                met: size <= 0.5,
              },
              {
                aim: `resident memory with ${most} servers within 1.3 times that with one`,
                found: `${growth.toFixed(2)} times`,
                met: growth <= 1.3,
              },
            ]),
      ],
      notes: [
        `From the start of the process until it says that it is connected, and resident memory ${settlesMs / 1000} s later once garbage is collected: the median of several processes, in turn. The servers have ${inEach.channels} channels and ${inEach.roles} roles each.`,
      ],
    }
  },
}

async function sampled(start: () => BotProcess, settlesMs: number): Promise<Sample> {
  const began = performance.now()
  const bot = start()
  await bot.ready
  const startMs = performance.now() - began
  await wait(settlesMs)
  const sample = { startMs, residentMb: await residentMb(bot) }
  await bot.stop()
  return sample
}
