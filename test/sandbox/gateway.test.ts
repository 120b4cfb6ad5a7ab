import { expect, it } from 'vitest'
import { manualClock, seedIds } from '../../sandbox/server.ts'
import { connectRaw } from './raw-gateway.ts'
import { asBot, asPerson, sandboxUnderTest } from './sandbox-under-test.ts'

const noon = Date.UTC(2026, 10, 24, 12)

it('greets with a heartbeat interval and acknowledges heartbeats, before and after identifying', async () => {
  const gateway = connectRaw(await sandboxUnderTest({ gateway: { heartbeatIntervalMs: 1234 } }))
  expect(await gateway.next(({ op }) => op === 10)).toMatchObject({ d: { heartbeat_interval: 1234 } })
  gateway.send(1, null)
  await gateway.next(({ op }) => op === 11)
  await gateway.ready()
  gateway.send(1, 1)
  expect(await gateway.next(({ op }) => op === 11)).toMatchObject({ op: 11 })
})

it('sends READY with unavailable guilds and where to resume, then each guild', async () => {
  const sandbox = await sandboxUnderTest()
  const gateway = connectRaw(sandbox)
  const ready = await gateway.ready()
  expect(ready).toMatchObject({
    s: 1,
    d: {
      v: 10,
      user: { id: sandbox.applicationId, bot: true },
      guilds: [{ id: seedIds.guild, unavailable: true }],
      resume_gateway_url: sandbox.gatewayUrl,
      shard: [0, 1],
      application: { id: sandbox.applicationId },
    },
  })
  const guild = await gateway.event('GUILD_CREATE')
  expect(guild.s).toBe(2)
  expect(guild.d).toMatchObject({ id: seedIds.guild, unavailable: false, member_count: 4 })
  expect(guild.d.channels.map(({ name }: { name: string }) => name)).toContain('general')
})

it.each([
  ['bytes that are no JSON', 4002, 'nonsense'],
  ['a payload over 4096 bytes', 4002, JSON.stringify({ op: 1, d: 'x'.repeat(5000) })],
  ['a presence before identifying', 4003, '{"op":3,"d":{}}'],
  ['an identify without properties', 4002, '{"op":2,"d":{"token":"x","intents":1}}'],
  [
    'a wrong token',
    4004,
    '{"op":2,"d":{"token":"x","intents":1,"properties":{"os":"","browser":"","device":""}}}',
  ],
])('closes on %s with %i', async (_what, code, text) => {
  const gateway = connectRaw(await sandboxUnderTest())
  gateway.sendText(text)
  expect(await gateway.closed).toBe(code)
})

it.each([
  ['a shard beyond the count', 4010, { shard: [2, 2] as [number, number] }],
  ['an intent that does not exist', 4013, { intents: 1 << 30 }],
  ['a privileged intent that is not switched on', 4014, { intents: 1 << 15 }],
])('refuses to identify with %s: %i', async (_what, code, options) => {
  const gateway = connectRaw(await sandboxUnderTest())
  gateway.identify(options)
  expect(await gateway.closed).toBe(code)
})

it('refuses a second identify (4005), an unknown opcode (4001), other versions (4012) and encodings', async () => {
  const sandbox = await sandboxUnderTest()
  const twice = connectRaw(sandbox)
  await twice.ready()
  twice.identify()
  expect(await twice.closed).toBe(4005)
  const strange = connectRaw(sandbox)
  await strange.ready()
  strange.send(99, null)
  expect(await strange.closed).toBe(4001)
  expect(await connectRaw(sandbox, 'v=8&encoding=json').closed).toBe(4012)
  expect(await connectRaw(sandbox, 'v=10&encoding=etf').closed).toBe(4002)
})

it('closes with 4008 after 120 payloads in a minute', async () => {
  const gateway = connectRaw(await sandboxUnderTest({ clock: manualClock(noon) }))
  for (let n = 0; n < 121; n++) gateway.send(1, null)
  expect(await gateway.closed).toBe(4008)
})

it('asks for sharding above 2,500 guilds, and splits guilds by (id >> 22) % shards', async () => {
  const sandbox = await sandboxUnderTest()
  await asPerson(sandbox, 'POST', '/guilds', { count: 2500 })
  const alone = connectRaw(sandbox)
  alone.identify()
  expect(await alone.closed).toBe(4011)

  const shards = await Promise.all([0, 1].map(id => connectRaw(sandbox).ready({ shard: [id, 2] })))
  const sizes = shards.map(({ d }) => d.guilds.length)
  expect(sizes[0] + sizes[1]).toBe(2501)
  for (const [id, { d }] of shards.entries()) {
    expect(d.guilds.every((guild: { id: string }) => (BigInt(guild.id) >> 22n) % 2n === BigInt(id))).toBe(
      true,
    )
  }
})

it('closes a connection whose heartbeats stop with 4009, and lets it resume', async () => {
  const clock = manualClock(noon)
  const sandbox = await sandboxUnderTest({ clock, gateway: { heartbeatIntervalMs: 1000 } })
  const gateway = connectRaw(sandbox)
  const { d } = await gateway.ready()
  clock.advance(1000)
  gateway.send(1, 1)
  await gateway.next(({ op }) => op === 11)
  clock.advance(1499)
  clock.advance(2)
  expect(await gateway.closed).toBe(4009)
  const again = connectRaw(sandbox)
  again.send(6, { token: sandbox.token, session_id: d.session_id, seq: 2 })
  await again.event('RESUMED')
})

it('replays what was missed after a resume, in order and once', async () => {
  const sandbox = await sandboxUnderTest()
  const first = connectRaw(sandbox)
  const { d } = await first.ready({ intents: 1 | (1 << 9) })
  await first.event('GUILD_CREATE')
  first.terminate()
  await first.closed
  for (const content of ['one', 'two']) await asPerson(sandbox, 'POST', '/message', { content })

  const second = connectRaw(sandbox)
  second.send(6, { token: sandbox.token, session_id: d.session_id, seq: 2 })
  const [one, two, resumed] = [
    await second.next(({ op }) => op === 0),
    await second.next(() => true),
    await second.next(() => true),
  ]
  expect([one?.s, two?.s]).toEqual([3, 4])
  expect([one?.t, two?.t, resumed?.t]).toEqual(['MESSAGE_CREATE', 'MESSAGE_CREATE', 'RESUMED'])
  await asPerson(sandbox, 'POST', '/message', { content: 'three' })
  expect(await second.event('MESSAGE_CREATE')).toMatchObject({ s: 5 })
})

it('does not resume a session closed with 1000, too old, unknown or ahead of itself', async () => {
  const clock = manualClock(noon)
  const sandbox = await sandboxUnderTest({ clock, gateway: { resumeWindowMs: 10_000 } })
  const resume = (session_id: string, seq: number) => {
    const gateway = connectRaw(sandbox)
    gateway.send(6, { token: sandbox.token, session_id, seq })
    return gateway
  }
  const start = async () => {
    const gateway = connectRaw(sandbox)
    const { d } = await gateway.ready()
    await gateway.event('GUILD_CREATE')
    return { gateway, id: d.session_id as string }
  }
  const done = await start()
  done.gateway.close(1000)
  await done.gateway.closed
  expect(await resume(done.id, 1).next(({ op }) => op === 9)).toMatchObject({ d: false })
  expect(await resume('nobody', 1).next(({ op }) => op === 9)).toMatchObject({ d: false })

  const ahead = await start()
  expect(await resume(ahead.id, 99).closed).toBe(4007)

  const old = await start()
  old.gateway.terminate()
  await old.gateway.closed
  await expect
    .poll(async () => (await asPerson(sandbox, 'GET', '/world')).gateway.sessions.at(-1).connected)
    .toBe(false)
  clock.advance(10_001)
  expect(await resume(old.id, 1).next(({ op }) => op === 9)).toMatchObject({ d: false })
})

it('counts identifies: so many per five seconds, so many a day', async () => {
  const clock = manualClock(noon)
  const sandbox = await sandboxUnderTest({ clock, gateway: { maxConcurrency: 1, sessionStarts: 2 } })
  await connectRaw(sandbox).ready()
  const early = connectRaw(sandbox)
  early.identify()
  expect(await early.next(({ op }) => op === 9)).toMatchObject({ d: false })
  clock.advance(5_000)
  await connectRaw(sandbox).ready()
  const { body } = await asBot(sandbox, 'GET', '/gateway/bot')
  expect(body).toMatchObject({
    url: sandbox.gatewayUrl,
    shards: 1,
    session_start_limit: { total: 2, remaining: 0, reset_after: 86_395_000, max_concurrency: 1 },
  })
  clock.advance(86_400_000)
  await connectRaw(sandbox).ready()
})
