import { expect, it } from 'vitest'
import { manualClock, seedIds } from '../../sandbox/server.ts'
import { rawBot } from './raw-bot.ts'
import { asBot, asPerson, sandboxUnderTest, unanswered } from './sandbox-under-test.ts'

const clockAtNoon = () => manualClock(Date.UTC(2026, 10, 24, 12))
const send = (channel: string) => `/channels/${channel}/messages`

it('counts each channel for itself, says what is left, and refuses what is too much', async () => {
  const clock = clockAtNoon()
  const sandbox = await sandboxUnderTest({ clock })
  const first = await asBot(sandbox, 'POST', send(seedIds.general), { content: 'a' })
  expect(Object.fromEntries(first.headers)).toMatchObject({
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': '4',
    'x-ratelimit-reset-after': '5.000',
    'x-ratelimit-reset': ((clock.now() + 5000) / 1000).toFixed(3),
    'x-ratelimit-bucket': expect.stringMatching(/^[0-9a-f]{32}$/),
  })
  clock.advance(1_000)
  for (let n = 0; n < 4; n++) await asBot(sandbox, 'POST', send(seedIds.general), { content: 'a' })
  const refused = await asBot(sandbox, 'POST', send(seedIds.general), { content: 'a' })
  expect(refused).toMatchObject({
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: 4, global: false },
  })
  expect(Object.fromEntries(refused.headers)).toMatchObject({
    'retry-after': '4',
    'x-ratelimit-scope': 'user',
  })
  expect((await asBot(sandbox, 'POST', send(seedIds.music), { content: 'a' })).status).toBe(200)
  clock.advance(4_000)
  expect((await asBot(sandbox, 'POST', send(seedIds.general), { content: 'a' })).status).toBe(200)
})

it('allows 50 requests a second in all, interactions aside', async () => {
  const clock = clockAtNoon()
  const sandbox = await sandboxUnderTest({ clock })
  const bot = await rawBot(sandbox)
  unanswered(asPerson(sandbox, 'POST', '/command', { text: '/film a' }))
  const interaction = await bot.interaction()
  clock.advance(1_000)
  const answers = await Promise.all(
    Array.from({ length: 51 }, (_, n) => asBot(sandbox, 'GET', n % 2 ? '/users/@me' : '/applications/@me')),
  )
  const refused = answers.filter(({ status }) => status === 429)
  expect(refused).toHaveLength(1)
  expect(refused[0]?.body).toMatchObject({ global: true, retry_after: 1 })
  expect(Object.fromEntries(refused[0]?.headers ?? [])).toMatchObject({
    'x-ratelimit-global': 'true',
    'x-ratelimit-scope': 'global',
  })
  expect((await bot.callback(interaction, { type: 4, data: { content: 'a' } })).status).toBe(204)
  expect((await bot.webhook(interaction, 'POST', '', { content: 'b' })).status).toBe(200)
})

it('counts invalid requests over ten minutes', async () => {
  const clock = clockAtNoon()
  const sandbox = await sandboxUnderTest({ clock })
  const invalid = async () => (await asPerson(sandbox, 'GET', '/requests')).invalidRequests
  const wrong = await asBot(sandbox, 'GET', '/users/@me', undefined, 'wrong')
  expect(wrong).toMatchObject({ status: 401, body: { message: '401: Unauthorized', code: 0 } })
  await asBot(sandbox, 'POST', send(seedIds.staff), { content: 'a' })
  for (let n = 0; n < 6; n++) await asBot(sandbox, 'POST', send(seedIds.general), { content: 'a' })
  await asBot(sandbox, 'GET', `/channels/${seedIds.application}`)
  expect(await invalid()).toBe(3)
  clock.advance(10 * 60_000)
  expect(await invalid()).toBe(0)
})
