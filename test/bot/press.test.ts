import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import type { Component } from '../../src/bot/component.ts'
import { createDispatch } from '../../src/bot/dispatch.ts'
import { UserError } from '../../src/bot/errors.ts'
import { asker, inDirectMessages, pressing, pressingOnReply, somebodyElse } from '../interactions.ts'
import { never, services } from './services.ts'

const again: Component = {
  name: 'again',
  press: (_, payload) => ({ content: payload, embeds: [{ title: payload }] }),
}
const gone: Component = {
  name: 'gone',
  press: () => {
    throw new UserError('It is gone. Ask again.')
  },
}

const whoAndWhere: Component = {
  name: 'who-and-where',
  press: ({ userId, guild }) => ({
    content: [userId, guild?.id ?? 'no server', guild?.memberPermissions].join(' '),
  }),
}

const createBot = () =>
  createDispatch({
    commands: [],
    components: [again, gone, whoAndWhere],
    services,
    log: pino({ level: 'silent' }),
    elapsed: () => 0,
    incidentId: () => 'c0ffee',
    after: never,
  })
const answering = () => {
  const dispatch = createBot()
  return (payload: unknown) => dispatch(payload).response
}

describe('a press', () => {
  it('by the asker puts the reply in place of the message, and leaves nothing of the old one', async () => {
    const dispatch = createBot()
    const { response, deferral } = dispatch(pressing('again:payload:with:colons'))
    expect(await response).toEqual({
      type: InteractionResponseType.UpdateMessage,
      data: {
        content: 'payload:with:colons',
        embeds: [{ title: 'payload:with:colons' }],
        components: [],
        attachments: [],
        allowed_mentions: { parse: [] },
      },
    })
    expect(deferral).toEqual({ type: InteractionResponseType.DeferredMessageUpdate })
  })

  it('by somebody else gives them a copy of their own and leaves the message as it was', async () => {
    const answer = answering()
    expect(await answer(pressing('again:x', somebodyElse))).toMatchObject({
      type: InteractionResponseType.ChannelMessageWithSource,
      data: { embeds: [{ title: 'x' }], flags: MessageFlags.Ephemeral },
    })
  })

  it('on the reply to a message is for who wrote that message', async () => {
    const answer = answering()
    expect(await answer(pressingOnReply('again:x'))).toMatchObject({
      type: InteractionResponseType.UpdateMessage,
    })
    expect(await answer(pressingOnReply('again:x', somebodyElse))).toMatchObject({
      data: { flags: MessageFlags.Ephemeral },
    })
  })

  it('knows who presses, in which server, and what they may do there', async () => {
    const answer = answering()
    expect(await answer(pressing('who-and-where', somebodyElse))).toMatchObject({
      data: { content: `${somebodyElse} 1100000000000000003 32` },
    })
    expect(await answer(inDirectMessages(pressing('who-and-where')))).toMatchObject({
      data: { content: `${asker} no server ` },
    })
  })

  it('that is refused leaves the card where it is', async () => {
    const answer = answering()
    expect(await answer(pressing('gone:x'))).toMatchObject({
      type: InteractionResponseType.ChannelMessageWithSource,
      data: { content: 'It is gone. Ask again.', flags: MessageFlags.Ephemeral },
    })
  })

  it('on a button of an older version is told to ask again', async () => {
    const answer = answering()
    expect(await answer(pressing('retired:x'))).toMatchObject({
      data: { content: expect.stringContaining('older version') },
    })
  })
})
