import { HTTPError, RateLimitError } from '@discordjs/rest'
import { describe, expect, it } from 'vitest'
import { createChannels } from '../../src/discord/channels.ts'
import { type Answers, createFakeRest, discordError, foreignError, inTurn } from './fake-rest.ts'

const noon = Temporal.Instant.from('2026-11-24T12:00:00Z')
const messages = '/channels/2/messages'
const self = { 'GET /users/@me': { id: '7' } }

function channelsOver(answers: Answers) {
  const { rest, sent } = createFakeRest(answers)
  return { channels: createChannels({ rest, now: () => noon, isBudgetLow: () => false }), sent }
}

describe('posting', () => {
  it('pings nobody, and is one message for one nonce', async () => {
    const { channels, sent } = channelsOver({ [`POST ${messages}`]: { id: '5' } })
    const embeds = [{ title: 'California Dreamin’' }]
    expect(await channels.post('2', { content: '@everyone', embeds }, 'today')).toEqual({ messageId: '5' })
    expect(sent).toEqual([
      {
        route: `POST ${messages}`,
        body: {
          content: '@everyone',
          embeds,
          allowed_mentions: { parse: [], roles: [] },
          nonce: 'today',
          enforce_nonce: true,
        },
      },
    ])
  })

  it('mentions one role above the message', async () => {
    const { channels, sent } = channelsOver({ [`POST ${messages}`]: { id: '5' } })
    await channels.post('2', { content: 'Today:' }, 'today', '9')
    expect(sent[0]).toMatchObject({
      body: { content: '<@&9>\nToday:', allowed_mentions: { parse: [], roles: ['9'] } },
    })
  })

  it('sends files along, and says what they show', async () => {
    const { channels, sent } = channelsOver({ [`POST ${messages}`]: { id: '5' } })
    const file = { name: 'card.png', data: new Uint8Array([1]), description: 'A neon sign' }
    await channels.post('2', { files: [file] }, 'today')
    expect(sent[0]).toMatchObject({
      files: ['card.png'],
      body: { attachments: [{ id: '0', filename: 'card.png', description: 'A neon sign' }] },
    })
  })

  const rateLimit = {
    timeToReset: 60_000,
    limit: 5,
    method: 'POST',
    hash: '',
    url: '',
    route: '',
    majorParameter: '2',
    global: false,
    retryAfter: 60_000,
    sublimitTimeout: 0,
    scope: 'user',
  } as const
  it.each([
    ['channel-gone', 'the channel is unknown', discordError(404, 10_003)],
    ['channel-gone', 'the server is unknown', discordError(404, 10_004)],
    ['no-access', 'it cannot see the channel', discordError(403, 50_001)],
    ['missing-permissions', 'it may not write', discordError(403, 50_013)],
    ['refused', 'the message is not well-formed', discordError(400, 50_035)],
    ['refused', 'the message is too large', discordError(413, 40_005)],
    ['transient', 'the token is wrong', discordError(401, 0)],
    ['refused', 'there is no such route', discordError(404, 0)],
    ['transient', 'the channel is in slow mode', discordError(429, 20_016)],
    ['transient', 'sending is switched off for a moment', discordError(400, 40_004)],
    ['transient', 'Discord took too long itself', discordError(408, 0)],
    ['transient', 'something in between turns it down', foreignError(403)],
    ['transient', 'Discord fails', new HTTPError(503, 'Service Unavailable', 'POST', '', {})],
    ['transient', 'a rate limit takes long', new RateLimitError(rateLimit)],
    ['transient', 'the connection breaks', Object.assign(new Error('read'), { code: 'ECONNRESET' })],
    ['transient', 'nothing comes in time', new DOMException('This operation was aborted', 'AbortError')],
    ['transient', 'the answer makes no sense', {}],
  ])('is %s where %s', async (obstacle, _, answer) => {
    const { channels } = channelsOver({ [`POST ${messages}`]: answer })
    await expect(channels.post('2', { content: 'hi' }, 'today')).rejects.toMatchObject({
      name: 'PostingError',
      obstacle,
      cause: expect.anything(),
    })
  })
})

describe('finding a message again', () => {
  const written = (id: string, author: string, footer?: string) => ({
    id,
    author: { id: author },
    embeds: footer === undefined ? [] : [{ title: 'a', footer: { text: footer } }],
  })

  it('takes its own with this footer, and no other', async () => {
    const page = [written('14', '7'), written('13', '7', 'today'), written('12', '8', 'today')]
    const { channels } = channelsOver({ ...self, [`GET ${messages}`]: page })
    expect(await channels.findPosted('2', 'today', noon)).toEqual({ messageId: '13' })
    expect(await channels.findPosted('2', 'yesterday', noon)).toBeUndefined()
  })

  it('begins with what was written at that very moment', async () => {
    const { channels, sent } = channelsOver({ ...self, [`GET ${messages}`]: [] })
    await channels.findPosted('2', 'today', noon)
    const after = BigInt(new URLSearchParams(sent[1]?.query).get('after') ?? 0)
    const made = (id: bigint) => Number(id >> 22n) + Date.UTC(2015, 0, 1)
    expect(made(after)).toBe(noon.epochMilliseconds - 1)
    expect(made(after + 1n)).toBe(noon.epochMilliseconds)
  })

  it('goes on past a full page', async () => {
    const full = Array.from({ length: 100 }, (_, at) => written(String(1_099 - at), '8'))
    const { channels, sent } = channelsOver({
      ...self,
      [`GET ${messages}`]: inTurn(full, [written('1100', '7', 'today')]),
    })
    expect(await channels.findPosted('2', 'today', noon)).toEqual({ messageId: '1100' })
    expect(new URLSearchParams(sent[2]?.query).get('after')).toBe('1099')
  })

  it('does not say there is none where there are too many to look through', async () => {
    const full = Array.from({ length: 100 }, (_, at) => written(String(1_099 - at), '8'))
    const { channels } = channelsOver({
      ...self,
      [`GET ${messages}`]: full,
    })
    await expect(channels.findPosted('2', 'today', noon)).rejects.toMatchObject({ obstacle: 'transient' })
  })

  it('asks who it is once', async () => {
    const { channels, sent } = channelsOver({ ...self, [`GET ${messages}`]: [] })
    await channels.findPosted('2', 'today', noon)
    await channels.findPosted('2', 'today', noon)
    expect(sent.filter(({ route }) => route === 'GET /users/@me')).toHaveLength(1)
  })
})

describe('after a post', () => {
  const threads = 'POST /channels/2/messages/5/threads'
  const crosspost = 'POST /channels/2/messages/5/crosspost'

  it('opens a thread with this name', async () => {
    const { channels, sent } = channelsOver({ [threads]: { id: '5' } })
    await channels.openThread('2', '5', 'Quizás, quizás, quizás')
    expect(sent).toEqual([{ route: threads, body: { name: 'Quizás, quizás, quizás' } }])
  })

  it('is content where there is a thread, or it has been published', async () => {
    const { channels } = channelsOver({
      [threads]: discordError(400, 160_004),
      [crosspost]: discordError(400, 40_033),
    })
    await expect(channels.openThread('2', '5', 'a')).resolves.toBeUndefined()
    await expect(channels.crosspost('2', '5')).resolves.toBeUndefined()
  })

  it('says what stands in the way', async () => {
    const { channels } = channelsOver({
      [threads]: discordError(403, 50_013),
      [crosspost]: discordError(400, 50_068),
    })
    await expect(channels.openThread('2', '5', 'a')).rejects.toMatchObject({
      obstacle: 'missing-permissions',
    })
    await expect(channels.crosspost('2', '5')).rejects.toMatchObject({ obstacle: 'refused' })
  })
})

describe('telling', () => {
  it('writes to somebody directly', async () => {
    const { channels, sent } = channelsOver({
      'POST /users/@me/channels': { id: '2' },
      [`POST ${messages}`]: { id: '5' },
    })
    await channels.tellUser('11', 'It is paused.', 'n')
    expect(sent).toMatchObject([
      { body: { recipient_id: '11' } },
      {
        body: { content: 'It is paused.', nonce: 'n', enforce_nonce: true, allowed_mentions: { parse: [] } },
      },
    ])
  })

  it('is refused by who takes no messages', async () => {
    const { channels } = channelsOver({
      'POST /users/@me/channels': { id: '2' },
      [`POST ${messages}`]: discordError(403, 50_007),
    })
    await expect(channels.tellUser('11', 'It is paused.', 'n')).rejects.toMatchObject({ obstacle: 'refused' })
  })

  it('waits where it has opened too many conversations', async () => {
    const { channels } = channelsOver({ 'POST /users/@me/channels': discordError(400, 40_003) })
    await expect(channels.tellUser('11', 'a', 'n')).rejects.toMatchObject({ obstacle: 'transient' })
  })

  it('has no place in a server without a system channel', async () => {
    const { channels } = channelsOver({ 'GET /guilds/100': { system_channel_id: null } })
    expect(await channels.tellServer('100', 'It is paused.', 'n')).toBe(false)
  })
})
