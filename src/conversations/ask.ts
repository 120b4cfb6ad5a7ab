import type { Answer } from '../answer/answer.ts'
import type { Context } from '../bot/context.ts'
import { TooManyQuestions } from '../bot/errors.ts'
import type { Reply } from '../bot/reply.ts'
import { answerReply } from '../embeds/answer.ts'

/**
 * The reply to a question, in the light of what was asked before it. Throws TooManyQuestions where somebody asks
 * faster than they may.
 */
export async function ask(context: Context, question: string): Promise<Reply> {
  const { catalog, conversations, questionLimit, userId, channelId, questionId, repliesTo } = context
  const taken = questionLimit.take(userId)
  if (!taken.allowed) throw new TooManyQuestions(taken.waitMs, taken.repeated)

  const before = await conversations.recall(
    repliesTo === undefined ? { userId, channelId } : { questionId: repliesTo },
  )
  const answer = context.answer(question, before)
  // Where it was about nothing, what was spoken of before stays.
  if (isAboutSomething(answer))
    await conversations.remember({ userId, channelId, questionId }, answer.remembered)
  return answerReply(catalog, answer)
}

const isAboutSomething = ({ remembered: { entities, query } }: Answer): boolean =>
  entities.length + query.named.length > 0
