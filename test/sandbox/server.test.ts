import { request } from 'node:http'
import { expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { startSandbox } from '../../sandbox/server.ts'
import { asBot, asPerson, sandboxUnderTest } from './sandbox-under-test.ts'

it('says that a port is taken', async () => {
  const { url } = await sandboxUnderTest()
  const port = Number(new URL(url).port)
  const error = await startSandbox({ port }).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({
    message: `Port ${port} on 127.0.0.1 is already in use`,
    cause: { code: 'EADDRINUSE' },
  })
})

it('answers an unknown route loudly', async () => {
  const reported: string[] = []
  const sandbox = await sandboxUnderTest({ report: line => reported.push(line) })
  expect(await asBot(sandbox, 'PUT', '/channels/1/pins/2', {})).toMatchObject({
    status: 404,
    body: {
      message: '404: Not Found',
      code: 0,
      sandbox: 'PUT /channels/1/pins/2 is not simulated by the sandbox',
    },
  })
  expect(reported).toEqual(['The sandbox has no route PUT /channels/1/pins/2'])
  const { requests } = await asPerson(sandbox, 'GET', '/requests')
  expect(requests).toMatchObject([{ method: 'PUT', path: '/channels/1/pins/2', route: null, status: 404 }])
})

it('serves version 10 only, and JSON only', async () => {
  const sandbox = await sandboxUnderTest()
  const old = await fetch(`${sandbox.restUrl}/v9/users/@me`)
  expect([old.status, await old.json()]).toEqual([400, { message: 'Invalid API version', code: 50041 }])
  const authorization = `Bot ${sandbox.token}`
  const post = (body: string, type: string) =>
    fetch(`${sandbox.restUrl}/v10/users/@me/channels`, {
      method: 'POST',
      body,
      headers: { authorization, 'content-type': type },
    })
  expect((await post('{', 'application/json')).status).toBe(400)
  expect((await post('a=b', 'text/plain')).status).toBe(415)
  expect((await post(`"${'x'.repeat(1024 * 1024)}"`, 'application/json')).status).toBe(413)
})

/** The status of a request with these headers. */
const statusOf = (url: string, headers: Record<string, string>) =>
  new Promise(resolve => {
    request(url, { headers }, response => {
      response.resume()
      resolve(response.statusCode)
    }).end()
  })

it('is for this machine only: no foreign host, no page of another origin, no other gateway path', async () => {
  const sandbox = await sandboxUnderTest()
  const world = `${sandbox.url}/sandbox/world`
  const { port } = new URL(sandbox.url)
  expect(await statusOf(world, { host: `localhost:${port}` })).toBe(200)
  expect(await statusOf(world, { host: `evil.example:${port}` })).toBe(403)
  expect(await statusOf(world, { host: `127.0.0.1.evil.example:${port}` })).toBe(403)
  expect(await statusOf(world, { origin: 'https://evil.example' })).toBe(403)
  expect(await statusOf(world, { origin: 'http://localhost:1' })).toBe(403)
  expect(await statusOf(world, { origin: sandbox.url })).toBe(200)
  const foreign = new WebSocket(sandbox.gatewayUrl, { headers: { host: 'evil.example' } })
  await expect(new Promise((_, reject) => foreign.once('error', reject))).rejects.toThrow('hang up')
})

it('frees its port when closed', async () => {
  const first = await startSandbox({ port: 0 })
  const port = Number(new URL(first.url).port)
  await first.close()
  const second = await startSandbox({ port })
  expect(second.url).toBe(first.url)
  await second.close()
})
