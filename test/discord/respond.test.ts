import { type APIInteractionResponse, InteractionResponseType, MessageFlags } from 'discord-api-types/v10'
import { describe, expect, it } from 'vitest'
import { respond } from '../../src/discord/respond.ts'

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
async function sent(
  response: APIInteractionResponse,
  deferred: APIInteractionResponse | undefined,
  late: boolean,
) {
  const calls: unknown[][] = []
  const record = (method: string) => async (route: string, options?: { body?: unknown }) => {
    calls.push([method, route, ...(options?.body ? [options.body] : [])])
  }
  const rest = { post: record('POST'), patch: record('PATCH'), delete: record('DELETE') }
  let finish: (response: APIInteractionResponse) => void = () => {}
  const pending = new Promise<APIInteractionResponse>(resolve => {
    finish = resolve
  })
  const sleep = async (_: number, signal: AbortSignal) => {
    if (late) setImmediate(() => finish(response))
    else await new Promise(resolve => signal.addEventListener('abort', resolve))
  }
  if (!late) finish(response)
  await respond({ rest, sleep }, payload, { response: pending, ...(deferred && { deferral: deferred }) })
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
})
