import type { Logger } from 'pino'
import { blindObserver, type Observer } from '../ops/observer.ts'
import type { Context, Services } from './context.ts'
import { TooManyQuestions } from './errors.ts'
import { type Message, messageSchema } from './message.ts'
import { type Question, questionIn } from './question-in.ts'
import type { Reply } from './reply.ts'
import { type SettleEffects, settle } from './settle.ts'

/** What a door gets back for a message that is a question. */
export interface MessageReply {
  readonly channelId: string
  /** The message to reply to. */
  readonly messageId: string
  readonly reply: Reply
}
/** From a raw message to the reply to it, if it calls for one. Never rejects. */
export type DispatchMessage = (payload: unknown, botId: string) => Promise<MessageReply | undefined>

export interface DispatchMessageOptions extends SettleEffects {
  services: Services
  ask(context: Context, question: string): Promise<Reply>
  log: Logger
  observer?: Pick<Observer, 'answered'>
  /** Milliseconds, rising steadily. */
  elapsed(): number
}

/** The one way from raw messages to replies. Most messages are nothing to the bot and get none. */
export function createDispatchMessage(options: DispatchMessageOptions): DispatchMessage {
  const { services, ask, log, observer = blindObserver, elapsed } = options

  const answer = async (
    message: Message,
    { text, repliesTo }: Question,
  ): Promise<MessageReply | undefined> => {
    const started = elapsed()
    const context: Context = {
      ...services,
      userId: message.author.id,
      channelId: message.channel_id,
      questionId: message.id,
      // A message does not tell.
      locale: 'en-US',
      ...(message.guild_id && { guild: { id: message.guild_id, memberPermissions: 0n } }),
      ...(repliesTo !== undefined && { repliesTo }),
    }
    const { outcome, failure, refusal, reply } = await settle(() => ask(context, text), options)
    const ms = elapsed() - started
    observer.answered({ kind: 'message', name: 'question', outcome, ms })
    const line = { guild: message.guild_id ?? null, ms: Math.round(ms), outcome }
    if (failure) log.error({ ...line, ...failure }, 'message failed')
    else log.info(line, 'message')
    log.debug({ typed: text }, 'message data')
    // Nothing private exists here, so who goes on too fast is told once.
    if (refusal instanceof TooManyQuestions && refusal.repeated) return undefined
    return { channelId: message.channel_id, messageId: message.id, reply: toEverybody(reply) }
  }

  return async (payload, botId) => {
    const parsed = messageSchema.safeParse(payload)
    if (!parsed.success) {
      log.warn({ err: parsed.error }, 'message not understood')
      return undefined
    }
    const question = questionIn(parsed.data, botId)
    return question && answer(parsed.data, question)
  }
}

/** A reply to a message cannot be private. */
const toEverybody = ({ flags: _, ...reply }: Reply): Reply => reply
