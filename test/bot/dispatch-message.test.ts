import { MessageFlags, MessageType } from 'discord-api-types/v10'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import type { Context } from '../../src/bot/context.ts'
import { createDispatchMessage } from '../../src/bot/dispatch-message.ts'
import { onlyToYou } from '../../src/bot/reply.ts'
import { never, services } from './services.ts'

const botId = '1100000000000000002'
const question = {
  id: '1100000000000000001',
  channel_id: '1100000000000000005',
  type: MessageType.Default,
  author: { id: '1100000000000000004' },
  content: `<@${botId}> who sings?`,
  mentions: [{ id: botId }],
}

/** Asks, and gives what the handler got and what came of it. */
async function asking(message: object) {
  const asked: { context: Context; question: string }[] = []
  const dispatchMessage = createDispatchMessage({
    services,
    ask: async (context, question) => {
      asked.push({ context, question })
      return onlyToYou({ content: 'Faye Wong.' })
    },
    log: pino({ level: 'silent' }),
    elapsed: () => 0,
    incidentId: () => 'c0ffee',
    after: never,
  })
  return { answer: await dispatchMessage(message, botId), asked }
}

it('a question in a server is asked with who asks, and where; a message does not tell what they may do', async () => {
  const { asked } = await asking({ ...question, guild_id: '1100000000000000003' })
  expect(asked).toMatchObject([
    {
      question: 'who sings?',
      context: {
        userId: question.author.id,
        channelId: question.channel_id,
        questionId: question.id,
        guild: { id: '1100000000000000003', memberPermissions: 0n },
        locale: 'en-US',
        now: services.now,
        random: services.random,
      },
    },
  ])
})

it('a question in direct messages is asked in no server', async () => {
  const { asked } = await asking(question)
  expect(asked).toHaveLength(1)
  expect(asked[0]?.context).not.toHaveProperty('guild')
})

it('the reply is to that message, for everybody, and pings nobody', async () => {
  const { answer } = await asking(question)
  expect(answer).toMatchObject({
    channelId: question.channel_id,
    messageId: question.id,
    reply: { content: 'Faye Wong.', allowed_mentions: { parse: [] } },
  })
  expect((answer?.reply.flags ?? 0) & MessageFlags.Ephemeral).toBe(0)
})

it('a message that asks nothing gets no reply', async () => {
  expect(await asking({ ...question, content: `<@${botId}>` })).toEqual({ answer: undefined, asked: [] })
})
