import { pino } from 'pino'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createAnswerer } from '../../src/answer/answerer.ts'
import { createConversations, memory } from '../../src/conversations/conversations.ts'
import { SqliteStore } from '../../src/conversations/sqlite-store.ts'
import { catalog } from '../commands/run.ts'

const { remembered } = createAnswerer(catalog)("Who sings California Dreamin'?")
const here = { userId: 'a', channelId: 'general' }

function create(store = new Map<string, string>()) {
  const lines: string[] = []
  const log = pino({}, { write: (line: string) => void lines.push(line) })
  return { store, lines, conversations: createConversations(store, log) }
}

afterEach(() => vi.useRealTimers())

describe('what was asked last', () => {
  it('is remembered as it was, of the same person in the same channel only', async () => {
    const { conversations } = create()
    await conversations.remember(here, remembered)
    expect(await conversations.recall(here)).toEqual(JSON.parse(JSON.stringify(remembered)))
    expect(await conversations.recall({ ...here, userId: 'b' })).toBeUndefined()
    expect(await conversations.recall({ ...here, channelId: 'music' })).toBeUndefined()
  })

  it('is remembered by its answer too', async () => {
    const { conversations } = create()
    await conversations.remember({ questionId: '1' }, remembered)
    expect(await conversations.recall({ questionId: '1' })).toBeDefined()
    expect(await conversations.recall({ questionId: '2' })).toBeUndefined()
  })

  it('is forgotten after ten minutes', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const { conversations } = create()
    await conversations.remember(here, remembered)
    vi.advanceTimersByTime(memory - 1)
    expect(await conversations.recall(here)).toBeDefined()
    vi.advanceTimersByTime(2)
    expect(await conversations.recall(here)).toBeUndefined()
  })
})

describe('what cannot be read', () => {
  it.each([
    ['another shape, of an older version', '{"value":{"entities":["song:old"]}}'],
    ['no JSON', '{"value":'],
  ])('%s counts as nothing, with one line in the log', async (_, text) => {
    const { conversations, store, lines } = create()
    await conversations.remember(here, remembered)
    for (const key of store.keys()) store.set(key, text)
    expect(await conversations.recall(here)).toBeUndefined()
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('conversation not readable')
  })
})

it('a store that fails keeps nobody from an answer', async () => {
  const store = new SqliteStore({ file: ':memory:', now: Date.now })
  await store.disconnect()
  const lines: string[] = []
  const conversations = createConversations(
    store,
    pino({}, { write: (line: string) => void lines.push(line) }),
  )
  await conversations.remember(here, remembered)
  expect(await conversations.recall(here)).toBeUndefined()
  expect(lines).toHaveLength(2)
})
