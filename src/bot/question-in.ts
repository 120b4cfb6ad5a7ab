import { MessageType } from 'discord-api-types/v10'
import type { Message } from './message.ts'
import { hasWords, plainText } from './plain-text.ts'

/** A question somebody asks the bot in a message. */
export interface Question {
  readonly text: string
  /** The message or interaction whose answer it replies to, where it does. */
  readonly repliesTo?: string
}

/**
 * The question that a message asks this bot, if it does: one that mentions it by name, one that replies to it, or
 * any in a direct message. Bots, webhooks, pings of everyone or of a role, and what has no words ask nothing.
 */
export function questionIn(message: Message, botId: string): Question | undefined {
  const { author, webhook_id, type, guild_id, mentions, content, referenced_message: replied } = message
  if (author.bot || author.id === botId || webhook_id !== undefined) return undefined
  if (type !== MessageType.Default && type !== MessageType.Reply) return undefined
  if (guild_id !== undefined && !mentions.some(({ id }) => id === botId)) return undefined

  const text = plainText(content)
  if (!hasWords(text)) return undefined
  const repliesToBot = replied?.author.id === botId
  const byName = new RegExp(`<@!?${botId}>`).test(content)
  if (repliesToBot && !byName && isPleasantry(text)) return undefined
  const repliesTo = repliesToBot
    ? (replied?.interaction_metadata?.id ?? replied?.message_reference?.message_id)
    : undefined
  return { text, ...(repliesTo !== undefined && { repliesTo }) }
}

/** Thanks and the like, which a reply pings the bot with and no answer is expected to. */
const isPleasantry = (text: string): boolean =>
  /^(?:(?:many )?thanks?(?: (?:you|u|a lot|so much))?|thx|ty|cheers|ok(?:ay)?|cool|nice(?: one)?|great|wow|lol|lmao|(?:ha){2,}|got it|i see|good bot|gracias|vale|谢谢|謝謝|多謝|唔該|好的?)\W*$/iu.test(
    text,
  )
