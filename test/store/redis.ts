import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
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
      const exited = server && once(server, 'exit')
      server?.kill()
      // A frozen one dies when it is thawed.
      server?.kill('SIGCONT')
      await exited
    },
    freeze: () => void server?.kill('SIGSTOP'),
    thaw: () => void server?.kill('SIGCONT'),
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
