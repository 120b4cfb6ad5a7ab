import { expect, it } from 'vitest'
import { seedIds } from '../../sandbox/server.ts'
import { asBot, asPerson, formAsBot, type Json, picture, sandboxUnderTest } from './sandbox-under-test.ts'

const { announcements } = seedIds
const messages = `/channels/${announcements}/messages`
const files = { 'files[0]': new File([picture], 'card.png') }

/** A message to begin with, each thing that is done to it, and whether that took effect. */
async function setUp() {
  const sandbox = await sandboxUnderTest()
  const { id } = (await asBot(sandbox, 'POST', messages, { content: 'a' })).body
  const posted = () => sandbox.world.messages.get(announcements)?.size === 2
  const first = () => sandbox.world.messages.get(announcements)?.get(id)
  const flag = (bit: number) => ((first()?.flags ?? 0) & bit) !== 0
  const done: Record<string, { send: () => Promise<{ status: number }>; took: () => boolean }> = {
    'POST /channels/*/messages': {
      send: () => formAsBot(sandbox, 'POST', messages, { content: 'b' }, files),
      took: posted,
    },
    'PATCH /channels/*/messages/*': {
      send: () => formAsBot(sandbox, 'PATCH', `${messages}/${id}`, { attachments: [{ id: 0 }] }, files),
      took: () => first()?.attachments.length === 1,
    },
    'POST /channels/*/messages/*/threads': {
      send: () => asBot(sandbox, 'POST', `${messages}/${id}/threads`, { name: 'Talk' }),
      took: () => flag(1 << 5),
    },
    'POST /channels/*/messages/*/crosspost': {
      send: () => asBot(sandbox, 'POST', `${messages}/${id}/crosspost`),
      took: () => flag(1 << 0),
    },
  }
  const fault = (body: object) => asPerson(sandbox, 'POST', '/faults', { kind: 'rest', ...body })
  return { done, fault }
}

const routes = [
  'POST /channels/*/messages',
  'PATCH /channels/*/messages/*',
  'POST /channels/*/messages/*/threads',
  'POST /channels/*/messages/*/crosspost',
]

it.each(routes)('loses the answer of %s, which took effect', async route => {
  const { done, fault } = await setUp()
  await fault({ route, action: 'drop', when: 'after' })
  await expect(done[route]?.send()).rejects.toThrow('fetch failed')
  expect(done[route]?.took()).toBe(true)
})

it.each(routes)('fails %s before it takes effect, and then no more', async route => {
  const { done, fault } = await setUp()
  for (const status of [502, 429]) await fault({ route, action: 'fail', status })
  expect((await done[route]?.send())?.status).toBe(502)
  expect((await done[route]?.send())?.status).toBe(429)
  expect(done[route]?.took()).toBe(false)
  expect((await done[route]?.send())?.status).toBeLessThan(300)
  expect(done[route]?.took()).toBe(true)
})

/** Posts in 50 servers at once; gives for which of them the answer was lost. */
async function lostAnswers(chance: number): Promise<number[]> {
  const sandbox = await sandboxUnderTest({ globalPerSecond: 1_000 })
  const { guilds } = await asPerson(sandbox, 'POST', '/guilds', { count: 50 })
  const route = 'POST /channels/*/messages'
  const lose = { kind: 'rest', route, action: 'drop', when: 'after', chance, times: 1_000 }
  await asPerson(sandbox, 'POST', '/faults', lose)
  const channels: string[] = guilds.map((guild: Json) => guild.channels[0])
  const lost: number[] = []
  for (const [n, channel] of channels.entries())
    await asBot(sandbox, 'POST', `/channels/${channel}/messages`, { content: 'x' }).catch(() => lost.push(n))
  expect(channels.map(channel => sandbox.world.messages.get(channel)?.size)).toEqual(Array(50).fill(1))
  return lost
}

it('befalls some requests by chance, the same ones every time', async () => {
  const lost = await lostAnswers(0.2)
  expect(lost.length).toBeGreaterThan(2)
  expect(lost.length).toBeLessThan(25)
  expect(await lostAnswers(0.2)).toEqual(lost)
  expect(await lostAnswers(0)).toEqual([])
})
