import { generateKeyPairSync, sign } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createInteractionRest } from '../../src/discord/rest.ts'
import { type HttpServing, serveHttp } from '../../src/discord/serve-http.ts'
import { createVerify } from '../../src/discord/verify.ts'

const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const key = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex')
const mebibyte = 1024 * 1024

const lines: string[] = []
let serving: HttpServing
beforeAll(async () => {
  serving = await serveHttp({
    address: { host: '127.0.0.1', port: 0 },
    verify: createVerify(key, Date.now),
    dispatch: () => ({ response: Promise.resolve({ type: 1 }) }),
    rest: createInteractionRest({ token: 'b.o.t' }),
    log: pino({}, { write: (line: string) => void lines.push(line) }),
  })
})
afterAll(() => serving.stop())

/** A ping so many bytes long. */
const ping = (length: number) => '{"type":1}'.padEnd(length)

const signed = (body: string) => {
  const timestamp = String(Math.floor(Date.now() / 1000))
  return {
    'x-signature-timestamp': timestamp,
    'x-signature-ed25519': sign(null, Buffer.from(timestamp + body), privateKey).toString('hex'),
  }
}

/** In one piece with its length, or as it comes, as proxies pass bodies on. */
const framings = {
  'with its length': (body: string) => ({ body }),
  'piece by piece': (body: string) => ({ body: new Blob([body]).stream(), duplex: 'half' as const }),
}
const post = async (body: string, framed: (body: string) => object) => {
  const url = `http://127.0.0.1:${serving.port}/interactions`
  const response = await fetch(url, { method: 'POST', headers: signed(body), ...framed(body) })
  return { status: response.status, text: await response.text() }
}

it.each(Object.entries(framings))('takes what is signed, up to a mebibyte, %s', async (_, framed) => {
  for (const length of [10, mebibyte])
    expect(await post(ping(length), framed)).toEqual({ status: 200, text: '{"type":1}' })
})

it.each(Object.entries(framings))('refuses a byte more, though it is signed, %s', async (_, framed) => {
  expect((await post(ping(mebibyte + 1), framed)).status).toBe(401)
})

it('makes nothing of a request that breaks off', async () => {
  lines.length = 0
  const socket = connect(serving.port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write('POST /interactions HTTP/1.1\r\nhost: here\r\ncontent-length: 100\r\n\r\n{"type"')
  expect((await post(ping(10), framings['with its length'])).status).toBe(200)
  socket.destroy()
  expect((await post(ping(10), framings['with its length'])).status).toBe(200)
  expect(lines).toEqual([])
})
