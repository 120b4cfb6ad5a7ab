import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { createClient } from '@keyv/redis'

const { REDIS_URL, VITEST_POOL_ID = '0' } = process.env

/** Whether a Redis server of the tests' own can be started here, to be stopped and frozen. */
export const canStopRedis = spawnSync('redis-server', ['--version']).status === 0
/** Whether there is one to test with: that of REDIS_URL, else one of the tests' own. */
export const hasRedis = REDIS_URL !== undefined || canStopRedis
if (!canStopRedis) console.warn('No redis-server on this machine: what needs one is not tested.')

export interface RedisServer {
  readonly url: string
  stop(): Promise<void>
  start(): Promise<void>
  /** It keeps its connections and answers nothing. */
  freeze(): void
  thaw(): void
}

/** A Redis with nothing in it: a database of REDIS_URL, which must be empty and is emptied again, else one of our own. */
export async function startRedis(...options: string[]): Promise<Pick<RedisServer, 'url' | 'stop'>> {
  if (REDIS_URL === undefined) return startOwnRedis(...options)
  const url = new URL(REDIS_URL)
  // Test files that run side by side have one each.
  url.pathname = `/${VITEST_POOL_ID}`
  const client = createClient({ url: url.href })
  await client.connect()
  if ((await client.dbSize()) > 0) throw new Error(`database ${VITEST_POOL_ID} of REDIS_URL is not empty`)
  return {
    url: url.href,
    async stop() {
      await client.flushDb()
      await client.close()
    },
  }
}

/** A Redis server of the tests' own, on a free port, with nothing in it. */
export async function startOwnRedis(...options: string[]): Promise<RedisServer> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'redis-'))
  let server: ChildProcess | undefined
  const start = async () => {
    const child = spawn('redis-server', [
      '--port',
      `${port}`,
      '--bind',
      '127.0.0.1',
      '--dir',
      folder,
      '--appendonly',
      'yes',
      ...options,
    ])
    server = child
    for await (const line of createInterface({ input: child.stdout }))
      if (line.includes('Ready to accept')) return
    throw new Error('redis-server did not start')
  }
  await start()
  return {
    url: `redis://127.0.0.1:${port}`,
    start,
    async stop() {
      const ending = server
      server = undefined
      const exited = ending && once(ending, 'exit')
      ending?.kill()
      // A frozen one dies when it is thawed.
      ending?.kill('SIGCONT')
      await exited
    },
    freeze: () => void server?.kill('SIGSTOP'),
    thaw: () => void server?.kill('SIGCONT'),
  }
}

/** Two servers of the tests' own, of which the second has all that the first has, and takes its place when told to. */
export async function startOwnPair() {
  const first = await startOwnRedis('--repl-diskless-sync-delay', '0')
  const second = await startOwnRedis('--replicaof', '127.0.0.1', new URL(first.url).port)
  const [asFirst, asSecond] = [first, second].map(({ url }) => createClient({ url }))
  for (const one of [asFirst, asSecond]) await one?.on('error', () => {}).connect()
  const comesTo = async (one: typeof asFirst, text: string) => {
    while (!(await one?.info('replication'))?.includes(text)) await delay(20)
  }
  await comesTo(asFirst, 'state=online')
  return {
    first,
    second,
    asSecond,
    /** Waits until the second has what the first has acknowledged. */
    inStep: () => asFirst?.wait(1, 0),
    /** The two change places, and nobody is disconnected. */
    async changePlaces() {
      await asFirst?.sendCommand(['FAILOVER'])
      await comesTo(asSecond, 'role:master')
    },
    async stop() {
      for (const one of [asFirst, asSecond]) one?.destroy()
      await Promise.all([first.stop(), second.stop()])
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
