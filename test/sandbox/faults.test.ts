import { expect, it } from 'vitest'
import { manualClock, seedIds } from '../../sandbox/server.ts'
import { asBot, asPerson, type Json, sandboxUnderTest } from './sandbox-under-test.ts'

const path = `/channels/${seedIds.general}/messages`
const route = 'POST /channels/*/messages'

async function withFault(fault: object) {
  const clock = manualClock(Date.UTC(2026, 10, 24, 12))
  const sandbox = await sandboxUnderTest({ clock })
  await asPerson(sandbox, 'POST', '/faults', { kind: 'rest', route, ...fault })
  const send = () => asBot(sandbox, 'POST', path, { content: 'a' })
  const sent = async (): Promise<number> =>
    (await asPerson(sandbox, 'GET', '/channels/general/messages')).messages.length
  const logged = async (): Promise<Json> => (await asPerson(sandbox, 'GET', '/requests')).requests
  return { clock, sandbox, send, sent, logged }
}

it('fails the next requests of a route before they take effect, and no others', async () => {
  const { sandbox, send, sent } = await withFault({ action: 'fail', status: 503, times: 2 })
  expect((await asBot(sandbox, 'GET', path)).status).toBe(200)
  expect((await send()).status).toBe(503)
  expect((await send()).status).toBe(503)
  expect(await sent()).toBe(0)
  expect((await send()).status).toBe(200)
})

it('fails a request after it took effect', async () => {
  const { send, sent, logged } = await withFault({ action: 'fail', status: 500, when: 'after' })
  expect((await send()).status).toBe(500)
  expect(await sent()).toBe(1)
  expect(await logged()).toMatchObject([{ status: 500, fault: 'fail after', body: { content: 'a' } }])
})

it('drops the connection before or after the effect', async () => {
  const before = await withFault({ action: 'drop' })
  await expect(before.send()).rejects.toThrow('fetch failed')
  expect(await before.sent()).toBe(0)
  const after = await withFault({ action: 'drop', when: 'after' })
  await expect(after.send()).rejects.toThrow('fetch failed')
  expect(await after.sent()).toBe(1)
  expect(await after.logged()).toMatchObject([{ status: null, fault: 'drop after' }])
})

it('breaks an answer off in the middle', async () => {
  const { send, sent } = await withFault({ action: 'truncate' })
  await expect(send()).rejects.toThrow('terminated')
  expect(await sent()).toBe(1)
})

it('delays an answer', async () => {
  const { clock, send, sent, logged } = await withFault({ action: 'delay', delayMs: 5_000, when: 'after' })
  const answer = send()
  await expect.poll(sent).toBe(1)
  expect(await logged()).toMatchObject([{ status: null }])
  clock.advance(5_000)
  expect((await answer).status).toBe(200)
})

it('plays a 429 with its own waiting time', async () => {
  const { send } = await withFault({
    action: 'fail',
    status: 429,
    message: 'You are being rate limited.',
    retryAfter: 1.5,
  })
  const answer = await send()
  expect(answer).toMatchObject({ status: 429, body: { retry_after: 1.5, global: false } })
  expect(answer.headers.get('retry-after')).toBe('2')
  expect(answer.headers.get('x-ratelimit-scope')).toBe('user')
})

it('plays a 429 of all routes', async () => {
  const { send } = await withFault({ action: 'fail', status: 429, global: true })
  const answer = await send()
  expect(answer).toMatchObject({ status: 429, body: { retry_after: 1, global: true } })
  expect(answer.headers.get('x-ratelimit-global')).toBe('true')
})

it('lists and clears what is still to come', async () => {
  const { sandbox, send } = await withFault({ action: 'fail', times: 3 })
  expect((await asPerson(sandbox, 'GET', '/faults')).pending).toMatchObject([{ route, times: 3 }])
  expect(await asPerson(sandbox, 'DELETE', '/faults')).toEqual({ pending: [] })
  expect((await send()).status).toBe(200)
})
