import type { Keyv } from 'keyv'
import type { Logger } from 'pino'
import * as z from 'zod'
import type { Remembered } from '../answer/follow-up.ts'
import { rememberedSchema } from '../answer/remembered.ts'
import { createTurns } from '../store/in-turn.ts'

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
  /** Forgets all that this person asked. Rejects where the store fails. */
  forget(userId: string): Promise<void>
}

/** How long a question is remembered, in milliseconds. */
export const memory = 10 * 60 * 1_000
/** More than one person can ask in that time. */
export const mostQuestions = 200

/** What is kept of one person, to be found again when they want it forgotten: the latest last. */
const ownSchema = z.object({ channelIds: z.array(z.string()), questionIds: z.array(z.string()) })

/** Conversations in this store, which must be theirs alone. */
export function createConversations(keyv: Keyv<unknown>, log: Logger): Conversations {
  const inTurn = createTurns()
  const ownOf = async (userId: string) =>
    ownSchema.catch({ channelIds: [], questionIds: [] }).parse(await keyv.get(ownKey(userId)))

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
    remember: ({ userId, channelId, questionId }, remembered) =>
      inTurn(userId, async () => {
        try {
          // First where it will be found, so that nothing is kept that cannot be forgotten.
          const { channelIds, questionIds } = await ownOf(userId)
          const own = {
            channelIds: latest(channelIds, channelId),
            questionIds: latest(questionIds, questionId),
          }
          await keyv.set(ownKey(userId), own, memory)
          await keyv.set(keyOf({ userId, channelId }), remembered, memory)
          await keyv.set(keyOf({ questionId }), remembered, memory)
        } catch (err) {
          log.warn({ err }, 'conversation not kept')
        }
      }),
    forget: userId =>
      inTurn(userId, async () => {
        const { channelIds, questionIds } = await ownOf(userId)
        await keyv.delete([
          ...channelIds.map(channelId => keyOf({ userId, channelId })),
          ...questionIds.map(questionId => keyOf({ questionId })),
        ])
        // Last: cut short, it can be begun again.
        await keyv.delete(ownKey(userId))
      }),
  }
}

const latest = (ids: readonly string[], id: string): string[] =>
  [...ids.filter(other => other !== id), id].slice(-mostQuestions)

const keyOf = (thread: Thread): string =>
  'questionId' in thread ? `question:${thread.questionId}` : `person:${thread.userId}:${thread.channelId}`

const ownKey = (userId: string): string => `own:${userId}`
