import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startSandbox } from '../sandbox/server.ts'
import { makeGuilds } from '../sandbox/world/many-guilds.ts'
import { connectionTo, startBotProcess } from '../test/bot-process.ts'

/** How much larger a process may be for being in so many servers. */
const allowed = 1.3
const servers = { channels: 30, roles: 20 }
/** A shard has no more. */
const most = 2_500
/** How long a process may calm down after it has been told of its servers, in milliseconds. */
const calm = 20_000

export interface MemoryFigures {
  /** Bytes of a process in one server, and in 2,500. */
  readonly one: number
  readonly many: number
  readonly ratio: number
}

/** Resident memory of the bot in production, beside itself: in one server and in as many as a shard has. */
export async function measureMemory(): Promise<MemoryFigures> {
  const one = await residentIn(0)
  const many = await residentIn(most - 1)
  return { one, many, ratio: many / one }
}

/** Of a process in that many servers besides the one that the sandbox begins with. */
async function residentIn(count: number): Promise<number> {
  const sandbox = await startSandbox({ port: 0 })
  if (count > 0) makeGuilds(sandbox.world, { count, ...servers })
  const dataDir = mkdtempSync(join(tmpdir(), 'memory-'))
  const bot = startBotProcess({ environment: { ...connectionTo(sandbox), DATA_DIR: dataDir } })
  await bot.ready
  await wait(calm)
  const resident = residentOf(bot.pid)
  await bot.stop()
  await sandbox.close()
  return resident
}

/** As Linux counts it. https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
function residentOf(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  if (kilobytes === undefined) throw new Error('this system does not say how much memory a process has')
  return Number(kilobytes) * 1024
}

if (import.meta.main) {
  const { one, many, ratio } = await measureMemory()
  const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`
  console.table({
    'in one server': { resident: megabytes(one) },
    [`in ${most} servers of ${servers.channels} channels and ${servers.roles} roles`]: {
      resident: megabytes(many),
    },
  })
  console.log(`${ratio.toFixed(2)} times as much; ${allowed} are allowed`)
  process.exitCode = ratio <= allowed ? 0 : 1
}
