import type { Keyv } from 'keyv'
import type { Logger } from 'pino'
import * as z from 'zod'
import type { Remembered } from '../answer/follow-up.ts'
import { rememberedSchema } from '../answer/remembered.ts'

/**
 * What a follow-up leans on: the last question of this person in this channel, or where it replies to an answer,
 * the question that was answered there, whoever asked it.
 */
export type Thread = { readonly userId: string; readonly channelId: string } | { readonly questionId: string }

/** A question: by whom, where, and by which interaction or message. */
export interface AskedQuestion {
  readonly userId: string
  readonly channelId: string
  readonly questionId: string
}

/** What was asked last, for as long as somebody may still be speaking of it. */
export interface Conversations {
  /** What is remembered of it; nothing when it is too long ago or cannot be read. Never rejects. */
  recall(thread: Thread): Promise<Remembered | undefined>
  /** Never rejects: an answer is good without being remembered. */
  remember(question: AskedQuestion, remembered: Remembered): Promise<void>
  /** Forgets all that this person asked. */
  forget(userId: string): Promise<void>
}

/** How long a question is remembered, in milliseconds. */
export const memory = 10 * 60 * 1_000
/** How many entries can be kept of one person, who cannot ask more in that time. */
const mostEntries = 200

/** Conversations in this store, which must be theirs alone. */
export function createConversations(keyv: Keyv<unknown>, log: Logger): Conversations {
  const entriesOf = async (userId: string): Promise<string[]> =>
    z
      .array(z.string())
      .catch([])
      .parse(await keyv.get(ownEntries(userId)))

  return {
    async recall(thread) {
      try {
        const kept = await keyv.get(keyOf(thread))
        return kept === undefined ? undefined : rememberedSchema.parse(kept)
      } catch (err) {
        log.warn({ err }, 'conversation not readable')
        return undefined
      }
    },
    async remember({ userId, channelId, questionId }, remembered) {
      const keys = [keyOf({ userId, channelId }), keyOf({ questionId })]
      try {
        // First where it will be found, so that nothing is kept that cannot be forgotten.
        const entries = new Set([...(await entriesOf(userId)), ...keys])
        await keyv.set(ownEntries(userId), [...entries].slice(-mostEntries), memory)
        for (const key of keys) await keyv.set(key, remembered, memory)
      } catch (err) {
        log.warn({ err }, 'conversation not kept')
      }
    },
    async forget(userId) {
      await keyv.delete([...(await entriesOf(userId)), ownEntries(userId)])
    },
  }
}

const keyOf = (thread: Thread): string =>
  'questionId' in thread ? `question:${thread.questionId}` : `person:${thread.userId}:${thread.channelId}`

/** Where the keys stand of all that is kept of somebody. */
const ownEntries = (userId: string): string => `entries:${userId}`
