import { createServer, type IncomingMessage } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import type { Sandbox } from '../../sandbox/server.ts'
import { createVerify } from '../../src/discord/verify.ts'
import { asBot, asPerson, fieldErrors, sandboxUnderTest } from './sandbox-under-test.ts'

type Answer = { status: number; body?: object | string; type?: string }

const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
})

/** An endpoint that looks at signatures, or not, and answers what it is told. */
async function endpoint(sandbox: Sandbox, answer: (type: unknown) => Answer, looks = () => true) {
  const verify = createVerify(sandbox.publicKey, Date.now)
  const server = createServer(async (request, response) => {
    const body = await bytesOf(request)
    const { 'x-signature-ed25519': signature, 'x-signature-timestamp': timestamp } = request.headers
    const wrong = verify({ signature: String(signature), timestamp: String(timestamp) }, body)
    if (looks() && (wrong || body.length > 2 ** 20)) return void response.writeHead(401).end()
    const { status, body: said = '', type = 'application/json' } = answer(typeIn(body))
    await delay(0)
    response
      .writeHead(status, { 'content-type': type })
      .end(typeof said === 'string' ? said : JSON.stringify(said))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  open.push(
    () => server.closeAllConnections(),
    () => server.close(),
  )
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function typeIn(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString()).type
  } catch {
    return undefined
  }
}

const pong: Answer = { status: 200, body: { type: 1 } }
const set = (sandbox: Sandbox, url: string | null) =>
  asBot(sandbox, 'PATCH', '/applications/@me', { interactions_endpoint_url: url })

async function withCommand() {
  const sandbox = await sandboxUnderTest()
  await asBot(sandbox, 'PUT', `/applications/${sandbox.applicationId}/commands`, [
    { name: 'hello', description: 'Says hello' },
  ])
  return sandbox
}

describe('an interactions endpoint', () => {
  it.each<[string, boolean, Answer]>([
    ['answers a ping with something else', true, { status: 200, body: { type: 4 } }],
    ['says pong in plain text', true, { ...pong, type: 'text/plain' }],
    ['looks at no signature', false, pong],
  ])('is not taken where it %s', async (_, looks, answer) => {
    const sandbox = await withCommand()
    const taken = await set(
      sandbox,
      await endpoint(
        sandbox,
        () => answer,
        () => looks,
      ),
    )
    expect(taken.status).toBe(400)
    expect(fieldErrors(taken.body)).toEqual([
      'interactions_endpoint_url APPLICATION_INTERACTIONS_ENDPOINT_URL_INVALID',
    ])
  })

  it('gets interactions, and its answer is the first response', async () => {
    const sandbox = await withCommand()
    const url = await endpoint(sandbox, type =>
      type === 1 ? pong : { status: 200, body: { type: 4, data: { content: 'hello' } } },
    )
    expect((await set(sandbox, url)).body.interactions_endpoint_url).toBe(url)
    expect((await asPerson(sandbox, 'POST', '/command', { text: '/hello' })).messages[0].content).toBe(
      'hello',
    )
  })

  it.each<[string, Answer]>([
    ['that is no response', { status: 200, body: { type: 1 } }],
    ['over the limits', { status: 200, body: { type: 4, data: { content: 'x'.repeat(2_001) } } }],
    ['with another status', { status: 500, body: {} }],
  ])('that answers something %s has not responded', async (_, answer) => {
    const sandbox = await withCommand()
    await set(sandbox, await endpoint(sandbox, type => (type === 1 ? pong : answer)))
    const { error } = await asPerson(sandbox, 'POST', '/command', { text: '/hello' })
    expect(error).toBe('The application did not respond')
  })

  it('is asked again now and then, and dropped where it looks at signatures no longer', async () => {
    const sandbox = await withCommand()
    let looks = true
    const url = await endpoint(
      sandbox,
      () => pong,
      () => looks,
    )
    await set(sandbox, url)
    expect((await asPerson(sandbox, 'POST', '/probes')).url).toBe(url)
    looks = false
    expect((await asPerson(sandbox, 'POST', '/probes')).url).toBeNull()
  })
})
