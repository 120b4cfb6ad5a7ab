import { Keyv, type KeyvStoreAdapter } from 'keyv'
import type { Logger } from 'pino'
import type { Remembered } from '../answer/follow-up.ts'
import { rememberedSchema } from '../answer/remembered.ts'

/**
 * What a follow-up leans on: the last question of this person in this channel, or where it replies to an answer,
 * the question that was answered there, whoever asked it.
 */
export type Thread = { readonly userId: string; readonly channelId: string } | { readonly questionId: string }

/** What was asked last, for as long as somebody may still be speaking of it. */
export interface Conversations {
  /** What is remembered of it; nothing when it is too long ago or cannot be read. Never rejects. */
  recall(thread: Thread): Promise<Remembered | undefined>
  /** Never rejects: an answer is good without being remembered. */
  remember(thread: Thread, remembered: Remembered): Promise<void>
}

/** How long a question is remembered, in milliseconds. */
export const memory = 10 * 60 * 1_000

/** Conversations in this store, which must be theirs alone. */
export function createConversations(
  store: KeyvStoreAdapter | Map<string, string>,
  log: Logger,
): Conversations {
  const keyv = new Keyv<unknown>({ store, namespace: 'conversations', ttl: memory, throwOnErrors: true })
  keyv.on('error', () => {
    // It is thrown as well, and logged where it is caught.
  })

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
    async remember(thread, remembered) {
      try {
        await keyv.set(keyOf(thread), remembered)
      } catch (err) {
        log.warn({ err }, 'conversation not kept')
      }
    },
  }
}

const keyOf = (thread: Thread): string =>
  'questionId' in thread ? `question:${thread.questionId}` : `person:${thread.userId}:${thread.channelId}`
