import { once } from 'node:events'
import { expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { seedIds } from '../../sandbox/server.ts'
import { setUp } from './asking.ts'
import { asBot, asPerson, type Json, sandboxUnderTest, unanswered } from './sandbox-under-test.ts'

/** A page's connection: gives the next event of a kind. */
async function watch(url: string, query: string) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/sandbox/live?${query}`)
  const events: Json[] = []
  const waiting: (() => void)[] = []
  socket.on('message', data => {
    events.push(JSON.parse(String(data)))
    for (const wake of waiting.splice(0)) wake()
  })
  await once(socket, 'open')
  return {
    socket,
    events,
    async next(kind: string): Promise<Json> {
      for (;;) {
        const at = events.findIndex(event => event.kind === kind)
        if (at >= 0) return events.splice(at, 1)[0]
        await new Promise<void>(resolve => waiting.push(resolve))
      }
    },
  }
}

it('begins with where somebody is, what they can do there, and what was said', async () => {
  const { sandbox } = await setUp()
  await asPerson(sandbox, 'POST', '/message', { channel: 'general', content: 'hello' })
  const page = await watch(sandbox.url, 'user=member')
  const { home } = await page.next('home')
  expect(home.me.name).toBe('Mei (member)')
  expect(home.isOnline).toBe(true)
  expect(home.here).toMatchObject({ channel: seedIds.general, name: 'general', canWrite: true })
  expect(home.here.commands.map(({ name }: Json) => name)).toEqual(['film'])
  expect(home.guilds[0].channels.map(({ name }: Json) => name)).not.toContain('staff')
  const { messages } = await page.next('messages')
  expect(messages.map(({ content }: Json) => content)).toEqual(['hello'])
})

it('tells of what is new, changed and gone', async () => {
  const { sandbox } = await setUp()
  const page = await watch(sandbox.url, `channel=${seedIds.music}`)
  await page.next('messages')
  const path = `/channels/${seedIds.music}/messages`
  const { body } = await asBot(sandbox, 'POST', path, { content: 'one' })
  expect((await page.next('message')).message).toMatchObject({ content: 'one', isEdited: false })
  await asBot(sandbox, 'PATCH', `${path}/${body.id}`, { content: 'two' })
  expect((await page.next('message')).message).toMatchObject({ id: body.id, content: 'two', isEdited: true })
  await asBot(sandbox, 'DELETE', `${path}/${body.id}`)
  expect((await page.next('deleted')).id).toBe(body.id)
  await asBot(sandbox, 'POST', `/channels/${seedIds.general}/messages`, { content: 'over here' })
  expect((await page.next('elsewhere')).channel).toBe(seedIds.general)
})

it('shows an ephemeral answer to the one who asked, and to nobody else', async () => {
  const { sandbox, bot, ask } = await setUp()
  const mine = await watch(sandbox.url, 'user=member')
  const other = await watch(sandbox.url, 'user=owner')
  const asked = ask({ user: 'member' })
  await bot.callback(await bot.interaction(), { type: 4, data: { content: 'for you', flags: 64 } })
  await asked
  expect((await mine.next('message')).message).toMatchObject({
    content: 'for you',
    isEphemeral: true,
    answers: { name: 'film', user: { name: 'Mei (member)' } },
  })
  await asPerson(sandbox, 'POST', '/message', { channel: 'general', content: 'for all' })
  expect((await other.next('message')).message.content).toBe('for all')
})

it('moves somebody on from a channel that is deleted or closed to them', async () => {
  const { sandbox, clock } = await setUp()
  const page = await watch(sandbox.url, `user=member&channel=${seedIds.music}`)
  expect((await page.next('home')).home.here.name).toBe('music')
  await asPerson(sandbox, 'POST', '/changes', { change: 'delete channel', channel: 'music' })
  clock.advance(100)
  expect((await page.next('home')).home.here.name).toBe('general')
})

it('tells when the bot loses its connection', async () => {
  const { sandbox, clock } = await setUp()
  const page = await watch(sandbox.url, '')
  await page.next('home')
  await asPerson(sandbox, 'POST', '/faults', { kind: 'gateway', action: 'close', code: 4000 })
  await vi.waitFor(() => {
    clock.advance(100)
    expect(page.events.findLast(({ kind }) => kind === 'home')?.home.isOnline).toBe(false)
  })
})

it('refuses people there are not', async () => {
  const sandbox = await sandboxUnderTest()
  const { socket } = await watch(sandbox.url, 'user=nobody')
  const [code, reason] = await once(socket, 'close')
  expect([code, String(reason)]).toEqual([
    1008,
    'There is no user “nobody”. There are owner, administrator, member.',
  ])
})

it('keeps what passed about a message, with how long it took', async () => {
  const { sandbox, bot, ask, clock } = await setUp()
  const asked = ask({ user: 'member' })
  const interaction = await bot.interaction()
  clock.advance(40)
  await bot.callback(interaction, { type: 4, data: { content: 'a card' } })
  const [message] = (await asked).messages
  const { exchanges } = await asPerson(sandbox, 'GET', `/exchanges?user=member&message=${message.id}`)
  expect(exchanges).toHaveLength(1)
  expect(exchanges[0]).toMatchObject({
    asked: { id: interaction.id, data: { name: 'film' } },
    latencyMs: 40,
    requests: [{ method: 'POST', body: { type: 4, data: { content: 'a card' } }, status: 204 }],
  })
})

it('keeps what passed about a reply to a message, and about a press', async () => {
  const { sandbox, bot } = await setUp()
  const question = await asPerson(sandbox, 'POST', '/message', { channel: 'general', content: 'who?' })
  const { body } = await asBot(sandbox, 'POST', `/channels/${seedIds.general}/messages`, {
    content: 'her',
    message_reference: { message_id: question.messages[0].id },
    components: [{ type: 1, components: [{ type: 2, style: 1, label: 'Go', custom_id: 'go' }] }],
  })
  const about = async () => (await asPerson(sandbox, 'GET', `/exchanges?message=${body.id}`)).exchanges
  expect((await about())[0]).toMatchObject({ asked: { content: 'who?' }, latencyMs: expect.any(Number) })
  unanswered(asPerson(sandbox, 'POST', '/press', { message: body.id, customId: 'go' }))
  await bot.callback(await bot.interaction(), { type: 6 })
  expect((await about())[0]).toMatchObject({ asked: { data: { custom_id: 'go' } } })
})
