import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { RateLimitError, REST, RESTEvents } from '@discordjs/rest'
import { Routes } from 'discord-api-types/v10'
import { afterEach, describe, expect, it } from 'vitest'
import { seedIds } from '../../sandbox/server.ts'
import { processEffects } from '../../src/build.ts'
import { watchInvalidRequests } from '../../src/discord/invalid-requests.ts'
import { createPace } from '../../src/discord/pace.ts'
import { createRest } from '../../src/discord/rest.ts'
import { createLog } from '../../src/ops/log.ts'
import { asPerson, type Json, sandboxUnderTest } from '../sandbox/sandbox-under-test.ts'

/** So short that a test need not wait for it. */
const impatient = { answer: 300, rateLimit: 10_000 }

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

/** A client of a server that answers like this. */
async function restOf(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1')
  stops.push(() => {
    server.close()
    server.closeAllConnections()
  })
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return createRest({ token: 'a.b.c', api: `http://127.0.0.1:${port}/api` }, { patience: impatient })
}

describe('a request', () => {
  it('ends where nobody answers, after a few attempts', async () => {
    let attempts = 0
    const rest = await restOf(() => {
      attempts += 1
    })
    await expect(rest.get('/gateway')).rejects.toThrow('aborted')
    expect(attempts).toBe(3)
  })

  it.each([200, 400])('ends where an answer with status %i begins and does not go on', async status => {
    const rest = await restOf((_, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).write('{"url":')
    })
    await expect(rest.get('/gateway')).rejects.toThrow('Body Timeout')
  })

  it('is tried again where Discord fails', async () => {
    let attempts = 0
    const rest = await restOf((_, response) => {
      attempts += 1
      response.writeHead(attempts < 3 ? 502 : 200, { 'content-type': 'application/json' }).end('{"url":"a"}')
    })
    expect(await rest.get('/gateway')).toEqual({ url: 'a' })
  })

  it('carries files', async () => {
    let body = ''
    const rest = await restOf((request, response) => {
      request.setEncoding('utf8').on('data', part => {
        body += part
      })
      request.on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'))
    })
    const files = [{ name: 'card.txt', data: Buffer.from('neon') }]
    await rest.post('/channels/1/messages', { body: { attachments: [{ id: 0 }] }, files })
    expect(body).toContain('name="files[0]"; filename="card.txt"')
    expect(body).toContain('neon')
    expect(body).toContain('{"attachments":[{"id":0}]}')
  })
})

describe('a rate limit', () => {
  async function limited(retryAfter: number) {
    const sandbox = await sandboxUnderTest()
    const limit = { action: 'fail', status: 429, message: 'You are being rate limited.', retryAfter }
    await asPerson(sandbox, 'POST', '/faults', { kind: 'rest', route: 'GET /gateway', ...limit })
    return createRest({ token: sandbox.token, api: sandbox.restUrl })
  }

  it('is waited for where it is short', async () => {
    expect(await (await limited(0.5)).get('/gateway')).toMatchObject({ url: expect.any(String) })
  })

  it('turns the request down at once where it is long', async () => {
    await expect((await limited(3_600)).get('/gateway')).rejects.toThrow(RateLimitError)
  })
})

describe('the limit of all routes', () => {
  it('holds all that waits until it is over, which is then sent one after the other', async () => {
    const sandbox = await sandboxUnderTest()
    const limit = { action: 'fail', status: 429, message: 'You are being rate limited.', retryAfter: 1 }
    const fault = { kind: 'rest', route: 'GET /channels/*', global: true, ...limit }
    await asPerson(sandbox, 'POST', '/faults', fault)
    const rest = createRest(
      { token: sandbox.token, api: sandbox.restUrl },
      { pace: createPace(50, processEffects) },
    )
    // Channels that are not there: each has a limit of its own, so that they do not wait for one another.
    const asked = Array.from({ length: 20 }, (_, n) => rest.get(Routes.channel(`${n + 1}`)))
    await Promise.allSettled(asked)
    const { requests }: Json = await asPerson(sandbox, 'GET', '/requests')
    expect(requests.filter(({ status }: Json) => status === 429)).toHaveLength(1)
    const times: number[] = requests.map(({ time }: Json) => Date.parse(time))
    const [longest = 0, ...gaps] = times
      .flatMap((time, n) => time - (times[n - 1] ?? time))
      .sort((a, b) => b - a)
    expect(longest).toBeGreaterThanOrEqual(950)
    expect(gaps.filter(gap => gap > 0).length).toBeGreaterThan(10)
  })
})

describe('the number of requests that Discord turns down', () => {
  function watch() {
    const lines: string[] = []
    const log = createLog({
      level: 'info',
      secrets: [],
      destination: { write: line => void lines.push(line) },
    })
    const rest = new REST()
    const clock = { elapsed: 0 }
    const isLow = watchInvalidRequests(rest, log, () => clock.elapsed)
    const turnDown = (count: number, remainingTime: number) =>
      rest.emit(RESTEvents.InvalidRequestWarning, { count, remainingTime })
    return { isLow, turnDown, clock, lines }
  }

  it('is low from more than half of what bans an address, until Discord counts anew', () => {
    const { isLow, turnDown, clock } = watch()
    expect(isLow()).toBe(false)
    turnDown(5_000, 60_000)
    expect(isLow()).toBe(false)
    turnDown(5_001, 60_000)
    expect(isLow()).toBe(true)
    clock.elapsed = 59_999
    expect(isLow()).toBe(true)
    clock.elapsed = 60_000
    expect(isLow()).toBe(false)
  })

  it('is logged once each time', () => {
    const { turnDown, clock, lines } = watch()
    for (const count of [5_001, 5_002, 5_003]) turnDown(count, 60_000)
    expect(lines).toHaveLength(1)
    clock.elapsed = 600_000
    turnDown(5_001, 60_000)
    expect(lines).toHaveLength(2)
  })

  it('counts every one', async () => {
    const sandbox = await sandboxUnderTest()
    const rest = createRest({ token: sandbox.token, api: sandbox.restUrl })
    const counts: number[] = []
    rest.on(RESTEvents.InvalidRequestWarning, ({ count }) => counts.push(count))
    for (const _ of [1, 2]) await rest.get(Routes.channel(seedIds.staff)).catch(() => undefined)
    const [first = Number.NaN, second] = counts
    expect(second).toBe(first + 1)
  })
})
