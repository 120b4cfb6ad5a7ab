import { DiscordAPIError, type RawFile } from '@discordjs/rest'
import {
  type APIInteractionResponse,
  InteractionResponseType,
  MessageFlags,
  RESTJSONErrorCodes,
} from 'discord-api-types/v10'
import { describe, expect, it } from 'vitest'
import { message as messageOf, type Response, update } from '../../src/bot/response.ts'
import { byCallback, respond } from '../../src/discord/respond.ts'

const payload = { id: '1', application_id: '2', token: 't' }
const callback = '/interactions/1/t/callback'
const original = '/webhooks/2/t/messages/@original'
const followUp = '/webhooks/2/t'

const message = (content: string, flags?: MessageFlags): APIInteractionResponse => ({
  type: InteractionResponseType.ChannelMessageWithSource,
  data: { content, ...(flags && { flags }) },
})
const deferral = (flags?: MessageFlags.Ephemeral): APIInteractionResponse => ({
  type: InteractionResponseType.DeferredChannelMessageWithSource,
  ...(flags && { data: { flags } }),
})
const deferredUpdate: APIInteractionResponse = { type: InteractionResponseType.DeferredMessageUpdate }

/** What is sent for a response that comes in time, or only after the deferral. */
async function sent(response: Response, deferred: Response | undefined, late: boolean) {
  const calls: unknown[][] = []
  const record =
    (method: string) =>
    async (route: string, options?: { body?: unknown; files?: readonly RawFile[] | undefined }) => {
      const { body, files } = options ?? {}
      calls.push([method, route, ...(body ? [body] : []), ...(files ?? []).map(({ name }) => name)])
    }
  const rest = { post: record('POST'), patch: record('PATCH'), delete: record('DELETE') }
  let finish: (response: Response) => void = () => {}
  const pending = new Promise<Response>(resolve => {
    finish = resolve
  })
  const sleep = async (_: number, signal = new AbortController().signal) => {
    if (late) setImmediate(() => finish(response))
    else await new Promise(resolve => signal.addEventListener('abort', resolve))
  }
  if (!late) finish(response)
  await respond(
    { rest, sleep },
    payload,
    { response: pending, ...(deferred && { deferral: deferred }) },
    byCallback({ rest, sleep }, payload),
  )
  return calls
}

describe('responding', () => {
  it('in time is one callback', async () => {
    expect(await sent(message('hi'), deferral(), false)).toEqual([['POST', callback, message('hi')]])
  })

  it('without a deferral waits, as Discord knows none for autocomplete', async () => {
    const choices: APIInteractionResponse = {
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      data: { choices: [] },
    }
    expect(await sent(choices, undefined, false)).toEqual([['POST', callback, choices]])
  })

  it('late defers, then edits the original', async () => {
    expect(await sent(message('hi'), deferral(), true)).toEqual([
      ['POST', callback, deferral()],
      ['PATCH', original, { content: 'hi' }],
    ])
  })

  it('late and private, as announced, edits the original, which is private already', async () => {
    const ephemeral = MessageFlags.Ephemeral
    expect(await sent(message('hi', ephemeral), deferral(ephemeral), true)).toEqual([
      ['POST', callback, deferral(ephemeral)],
      ['PATCH', original, { content: 'hi' }],
    ])
  })

  it('late with something private where a public reply was announced takes that back first', async () => {
    const ephemeral = MessageFlags.Ephemeral
    expect(await sent(message('sorry', ephemeral), deferral(), true)).toEqual([
      ['POST', callback, deferral()],
      ['DELETE', original],
      ['POST', followUp, { content: 'sorry', flags: ephemeral }],
    ])
  })

  it('late to a press puts the update in place', async () => {
    const update: APIInteractionResponse = {
      type: InteractionResponseType.UpdateMessage,
      data: { content: 'new' },
    }
    expect(await sent(update, deferredUpdate, true)).toEqual([
      ['POST', callback, deferredUpdate],
      ['PATCH', original, { content: 'new' }],
    ])
  })

  it('late to a press with a refusal leaves the pressed message as it is', async () => {
    const refusal = message('no', MessageFlags.Ephemeral)
    expect(await sent(refusal, deferredUpdate, true)).toEqual([
      ['POST', callback, deferredUpdate],
      ['POST', followUp, { content: 'no', flags: MessageFlags.Ephemeral }],
    ])
  })

  describe('with a picture', () => {
    const files = [{ name: 'card.png', data: new Uint8Array([1]), description: 'A card' }]
    const attachments = [{ id: '0', filename: 'card.png', description: 'A card' }]

    it('sends it along and says what it shows', async () => {
      expect(await sent(messageOf({ content: 'hi', files }), deferral(), false)).toEqual([
        ['POST', callback, { type: 4, data: { content: 'hi', attachments } }, 'card.png'],
      ])
    })

    it('does so when it comes late', async () => {
      const [, edit] = await sent(messageOf({ content: 'hi', files }), deferral(), true)
      expect(edit).toEqual(['PATCH', original, { content: 'hi', attachments }, 'card.png'])
    })

    it('takes the old one away where a message is replaced', async () => {
      const [, kept] = await sent(update({ content: 'hi', files }), deferredUpdate, true)
      expect(kept).toMatchObject(['PATCH', original, { attachments }, 'card.png'])
      const [, bare] = await sent(update({ content: 'hi' }), deferredUpdate, true)
      expect(bare).toMatchObject(['PATCH', original, { attachments: [] }])
    })
  })
})

describe('a response that does not get through', () => {
  const refusal = (code: RESTJSONErrorCodes, status = 400) =>
    new DiscordAPIError({ code, message: 'no' }, code, status, 'POST', callback, {
      body: {},
      files: undefined,
    })
  /** Sends a response, to a Discord that fails like this, one after the other, before it takes it; gives the tries. */
  async function tries(...failures: readonly Error[]): Promise<number> {
    let made = 0
    const post = async () => {
      const failure = failures[made++]
      if (failure) throw failure
    }
    const unused = async () => {}
    const rest = { post, patch: unused, delete: unused }
    const sleep = async () => {}
    const response = Promise.resolve(message('hi'))
    await respond({ rest, sleep }, payload, { response }, byCallback({ rest, sleep }, payload))
    return made
  }

  it('because the connection broke is sent again', async () => {
    expect(await tries(new Error('other side closed'))).toBe(2)
    expect(await tries(new Error('other side closed'), new Error('connection reset'))).toBe(3)
  })

  it('although it did is not sent a third time', async () => {
    const taken = refusal(RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged)
    expect(await tries(new Error('terminated'), taken)).toBe(2)
  })

  it('since Discord refuses it is not sent again', async () => {
    const unknown = refusal(RESTJSONErrorCodes.UnknownInteraction, 404)
    await expect(tries(unknown)).rejects.toBe(unknown)
    const taken = refusal(RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged)
    await expect(tries(taken)).rejects.toBe(taken)
  })

  it('however often is given up at last', async () => {
    const error = new Error('other side closed')
    await expect(tries(error, error, error)).rejects.toBe(error)
  })
})
