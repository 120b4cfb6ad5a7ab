import { MessageType } from 'discord-api-types/v10'
import { describe, expect, it } from 'vitest'
import { messageSchema } from '../../src/bot/message.ts'
import { questionIn } from '../../src/bot/question-in.ts'

const bot = { id: '1100000000000000002', bot: true }
const person = { id: '1100000000000000004' }
const otherPerson = { id: '1100000000000000099' }
const mention = `<@${bot.id}>`

/** What the bot takes as its question, in a message as Discord sends it. */
const asked = (content: string, more: object = {}) =>
  questionIn(
    messageSchema.parse({
      id: '1',
      channel_id: '2',
      guild_id: '3',
      type: MessageType.Default,
      author: person,
      content,
      mentions: content.includes(bot.id) ? [bot] : [],
      ...more,
    }),
    bot.id,
  )

const replying = (to: object) => ({ type: MessageType.Reply, mentions: [bot], referenced_message: to })
const itsAnswer = { author: bot, message_reference: { message_id: '77' } }
const direct = { guild_id: undefined }

describe('a question to the bot is', () => {
  it.each([
    ['a mention before it', `${mention} who sang it?`, 'who sang it?'],
    ['a mention after it', `who sang it ${mention}`, 'who sang it'],
    ['a mention in the old form', `<@!${bot.id}> who sang it?`, 'who sang it?'],
    ['one that also pings everyone', `@everyone ${mention} who sang it?`, 'who sang it?'],
    ['one with other mentions and emoji', `${mention} <@99> <:hm:5> who\nsang it? <#7>`, 'who sang it?'],
    ['one in Chinese', `${mention} 誰唱的？`, '誰唱的？'],
    ['a number', `${mention} 2046`, '2046'],
  ])('%s', (_, content, text) => expect(asked(content)).toEqual({ text }))

  it('anything in a direct message', () =>
    expect(asked('who sang it?', direct)).toEqual({ text: 'who sang it?' }))

  it('a mention in a reply to somebody else', () =>
    expect(asked(`${mention} who sang it?`, replying({ author: otherPerson }))).toEqual({
      text: 'who sang it?',
    }))

  it('a mention in a reply to a message that is gone', () =>
    expect(asked(`${mention} who sang it?`, { ...replying({}), referenced_message: null })).toEqual({
      text: 'who sang it?',
    }))

  it('a reply to one of its answers, which goes on from the question that was answered there', () => {
    expect(asked('and who wrote it?', replying(itsAnswer))).toEqual({
      text: 'and who wrote it?',
      repliesTo: '77',
    })
    const toCommand = { author: bot, interaction_metadata: { id: '88' } }
    expect(asked('and who wrote it?', replying(toCommand))).toMatchObject({ repliesTo: '88' })
  })
})

describe('nothing is asked by', () => {
  it.each([
    ['a message that does not mention it, whose content Discord keeps back', '', {}],
    ['a message that speaks of somebody else', '<@99> who sang it?', { mentions: [otherPerson] }],
    ['a bot', `${mention} who sang it?`, { author: { ...otherPerson, bot: true } }],
    ['a webhook', `${mention} who sang it?`, { webhook_id: '5' }],
    ['itself', `${mention} who sang it?`, { author: bot }],
    ['a ping of everyone', '@everyone who sang it?', { mention_everyone: true }],
    ['a ping of a role, its own too', '<@&1100000000000000077> who sang it?', {}],
    ['a mention alone', mention, {}],
    ['a mention with punctuation or emoji only', `${mention} ?! 🎬 <:hm:5>`, {}],
    ['a message of the system', `${mention} joined`, { type: MessageType.UserJoin }],
    ['a reply ping with no words', '🙏', replying(itsAnswer)],
    ['a reply ping that says thanks', 'Thank you!', replying(itsAnswer)],
    ['a reply ping that says thanks in Chinese', '多謝！', replying(itsAnswer)],
    ['a direct message of a picture', '', direct],
  ])('%s', (_, content, more) => expect(asked(content, more)).toBeUndefined())
})
