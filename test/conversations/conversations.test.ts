import { pino } from 'pino'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createAnswerer } from '../../src/answer/answerer.ts'
import { createConversations, memory, mostQuestions } from '../../src/conversations/conversations.ts'
import { createKeyv } from '../../src/store/create-keyv.ts'
import { openStore } from '../../src/store/open-store.ts'
import { SqliteStore } from '../../src/store/sqlite-store.ts'
import { catalog } from '../commands/run.ts'
import { hasRedis, startRedis } from '../store/redis.ts'

const { remembered } = createAnswerer(catalog)("Who sings California Dreamin'?")
const here = { userId: 'a', channelId: 'general' }
const asked = { ...here, questionId: '1' }

function create(store = new Map<string, string>()) {
  const lines: string[] = []
  const log = pino({}, { write: (line: string) => void lines.push(line) })
  return {
    store,
    lines,
    conversations: createConversations(createKeyv({ store, namespace: 'conversations' }), log),
  }
}

afterEach(() => vi.useRealTimers())

describe('what was asked last', () => {
  it('is remembered as it was, of the same person in the same channel only', async () => {
    const { conversations } = create()
    await conversations.remember(asked, remembered)
    expect(await conversations.recall(here)).toEqual(JSON.parse(JSON.stringify(remembered)))
    expect(await conversations.recall({ ...here, userId: 'b' })).toBeUndefined()
    expect(await conversations.recall({ ...here, channelId: 'music' })).toBeUndefined()
  })

  it('is remembered by its answer too', async () => {
    const { conversations } = create()
    await conversations.remember(asked, remembered)
    expect(await conversations.recall({ questionId: '1' })).toBeDefined()
    expect(await conversations.recall({ questionId: '2' })).toBeUndefined()
  })

  it('is forgotten after ten minutes', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const { conversations } = create()
    await conversations.remember(asked, remembered)
    vi.advanceTimersByTime(memory - 1)
    expect(await conversations.recall(here)).toBeDefined()
    vi.advanceTimersByTime(2)
    expect(await conversations.recall(here)).toBeUndefined()
  })
})

describe('what somebody wants forgotten', () => {
  it('is all that they asked, wherever, and nothing of anybody else', async () => {
    const { conversations, store } = create()
    await conversations.remember(asked, remembered)
    await conversations.remember({ ...asked, channelId: 'music', questionId: '2' }, remembered)
    await conversations.remember({ ...asked, userId: 'b', questionId: '3' }, remembered)
    await conversations.forget('a')
    expect([...store.keys()].sort()).toEqual([
      'conversations:own:b',
      'conversations:person:b:general',
      'conversations:question:3',
    ])
  })

  it('is all that they asked, however much and however many at once', async () => {
    const { conversations, store } = create()
    const ask = (n: number) => conversations.remember({ ...asked, questionId: `${n}` }, remembered)
    for (let n = 0; n < mostQuestions; n++) await ask(n)
    await Promise.all([ask(mostQuestions), ask(mostQuestions + 1)])
    await conversations.forget('a')
    // Only what could not be asked any more within the time that it is kept.
    expect([...store.keys()]).toEqual(['conversations:question:0', 'conversations:question:1'])
  })

  it('is what they are asking just now too', async () => {
    const { conversations, store } = create()
    await Promise.all([conversations.remember(asked, remembered), conversations.forget('a')])
    expect([...store.keys()]).toEqual([])
  })
})

describe.skipIf(!hasRedis)('what is kept in Redis', () => {
  it('is remembered and forgotten alike, and somebody of whom nothing is kept can be forgotten', async () => {
    const redis = await startRedis()
    const log = pino({ level: 'silent' })
    const store = await openStore(redis.url, log)
    const conversations = createConversations(store.conversations, log)
    await conversations.forget('a')
    await conversations.remember(asked, remembered)
    expect(await conversations.recall(here)).toBeDefined()
    await conversations.forget('a')
    expect(await conversations.recall(here)).toBeUndefined()
    expect(await conversations.recall({ questionId: '1' })).toBeUndefined()
    await store.close()
    await redis.stop()
  })
})

describe('what cannot be read', () => {
  it.each([
    ['another shape, of an older version', '{"value":{"entities":["song:old"]}}'],
    ['no JSON', '{"value":'],
  ])('%s counts as nothing, with one line in the log', async (_, text) => {
    const { conversations, store, lines } = create()
    await conversations.remember(asked, remembered)
    for (const key of store.keys()) store.set(key, text)
    expect(await conversations.recall(here)).toBeUndefined()
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('conversation not readable')
  })
})

it('a store that fails keeps nobody from an answer', async () => {
  const store = new SqliteStore({ file: ':memory:', table: 'test', durable: false, now: Date.now })
  await store.disconnect()
  const lines: string[] = []
  const conversations = createConversations(
    createKeyv({ store, namespace: 'conversations' }),
    pino({}, { write: (line: string) => void lines.push(line) }),
  )
  await conversations.remember(asked, remembered)
  expect(await conversations.recall(here)).toBeUndefined()
  expect(lines).toHaveLength(2)
})
