import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10'
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import {
  type Command,
  commandJson,
  defineCommand,
  defineMessageCommand,
  type SlashCommand,
} from '../../src/bot/command.ts'
import { createDispatch, type DispatchOptions } from '../../src/bot/dispatch.ts'
import { UserError } from '../../src/bot/errors.ts'
import { flag, text } from '../../src/bot/option.ts'
import { privateOption } from '../../src/bot/private.ts'
import { asker, choosingOn, typing, using } from '../interactions.ts'
import { never, services } from './services.ts'

const echo = defineCommand({
  name: 'echo',
  description: 'Says it again',
  options: {
    words: text('The words', (_, typed) => [{ name: typed, value: typed }]),
    loud: flag('Shout'),
    ...privateOption,
  },
  run: (_, { words, loud }) => ({ content: loud ? words.toUpperCase() : words }),
})
const failing = (name: string, run: SlashCommand['run']) =>
  defineCommand({ name, description: name, options: {}, run })
function createBot(more: readonly Command[] = [], after: DispatchOptions['after'] = never) {
  const lines: string[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) })
  const dispatch = createDispatch({
    commands: [echo, ...more],
    components: [],
    services,
    log,
    elapsed: () => 0,
    incidentId: () => 'c0ffee',
    after,
  })
  return { dispatch, answer: (payload: unknown) => dispatch(payload).response, lines }
}

describe('a command', () => {
  it('gets its options as arguments and answers with a message that pings nobody', async () => {
    const { answer } = createBot()
    expect(await answer(using('echo', { words: '@everyone', loud: true }))).toEqual({
      type: InteractionResponseType.ChannelMessageWithSource,
      data: { content: '@EVERYONE', allowed_mentions: { parse: [] } },
    })
  })

  it('answers only to the asker when they ask for that, from the deferral on', async () => {
    const { dispatch } = createBot()
    const { response, deferral } = dispatch(using('echo', { words: 'psst', private: true }))
    expect(await response).toMatchObject({ data: { flags: MessageFlags.Ephemeral } })
    expect(deferral).toEqual({
      type: InteractionResponseType.DeferredChannelMessageWithSource,
      data: { flags: MessageFlags.Ephemeral },
    })
  })

  it('is registered from the same options', () => {
    expect(commandJson(echo)).toMatchObject({
      name: 'echo',
      contexts: [0, 1, 2],
      integration_types: [0, 1],
      options: [
        { name: 'words', required: true, autocomplete: true },
        { name: 'loud', required: false },
        { name: 'private', required: false },
      ],
    })
  })

  it.each([
    ['a missing option', using('echo')],
    ['an option of another type', using('echo', { words: true })],
  ])('with %s gets a sentence that says what it needs', async (_, payload) => {
    const { answer } = createBot()
    expect(await answer(payload)).toMatchObject({
      data: { content: expect.stringContaining('needs **words**'), flags: MessageFlags.Ephemeral },
    })
  })

  it('that the bot no longer has gets a sentence that says what to do', async () => {
    const { answer } = createBot()
    expect(await answer(using('lyrics'))).toMatchObject({
      data: { content: expect.stringContaining("I don't know /lyrics"), flags: MessageFlags.Ephemeral },
    })
  })
})

describe('a command on a message', () => {
  const shout = defineMessageCommand({
    name: 'Shout this',
    run: ({ userId, channelId }, { content }) => ({
      content: `${content.toUpperCase()} ${userId} ${channelId}`,
    }),
  })

  it('gets what the message says, who asks and where, and answers only to them, from the deferral on', async () => {
    const { dispatch } = createBot([shout])
    const { response, deferral } = dispatch(choosingOn('Shout this', 'psst'))
    expect(await response).toMatchObject({
      data: { content: `PSST ${asker} 1100000000000000005`, flags: MessageFlags.Ephemeral },
    })
    expect(deferral).toMatchObject({ data: { flags: MessageFlags.Ephemeral } })
  })

  it('is registered for the menu of messages, and does not stand in the way of a slash command of its name', () => {
    expect(commandJson(shout)).toMatchObject({ type: 3, name: 'Shout this', contexts: [0, 1, 2] })
    expect(() => createBot([defineMessageCommand({ ...shout, name: 'echo' })])).not.toThrow()
  })

  it('that the bot no longer has gets a sentence that says what to do', async () => {
    const { answer } = createBot()
    expect(await answer(choosingOn('Shout this', 'x'))).toMatchObject({
      data: { content: expect.stringContaining("I don't know Shout this"), flags: MessageFlags.Ephemeral },
    })
  })
})

describe('when a handler goes wrong', () => {
  const secretive = failing('fail', () => {
    throw new Error('database password is hunter2')
  })

  it.each<[string, Command]>([
    ['throws', secretive],
    ['rejects', failing('fail', () => Promise.reject(new Error('no')))],
    ['answers with nothing', failing('fail', () => ({}))],
    [
      'answers with an empty field',
      failing('fail', () => ({ embeds: [{ fields: [{ name: 'x', value: '' }] }] })),
    ],
    ['answers with too much', failing('fail', () => ({ content: 'x'.repeat(2_001) }))],
  ])(
    'and %s, the person gets an apology with a number, the operator one line with the same',
    async (_, command) => {
      const { answer, lines } = createBot([command])
      const response = await answer(using('fail'))
      expect(response).toMatchObject({
        data: { content: expect.stringMatching(/Sorry.*`c0ffee`/), flags: MessageFlags.Ephemeral },
      })
      expect(JSON.stringify(response)).not.toContain('hunter2')
      expect(lines).toHaveLength(1)
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({
        level: 50,
        command: 'fail',
        outcome: 'failed',
        incident: 'c0ffee',
        err: { message: expect.any(String) },
      })
    },
  )

  it('and never ends, the person gets the same once it has had its time', async () => {
    const endless = failing('fail', () => new Promise(() => {}))
    const atOnce = (_: number, run: () => void) => {
      setImmediate(run)
      return () => {}
    }
    const { answer, lines } = createBot([endless], atOnce)
    expect(await answer(using('fail'))).toMatchObject({ data: { content: expect.stringMatching(/Sorry/) } })
    expect(lines[0]).toContain('no answer within')
  })

  it('a mistake of the person is shown to them as it is written', async () => {
    const { answer } = createBot([
      failing('fail', () => {
        throw new UserError('Try it with a title.')
      }),
    ])
    expect(await answer(using('fail'))).toMatchObject({
      data: { content: 'Try it with a title.', flags: MessageFlags.Ephemeral },
    })
  })
})

describe('autocomplete', () => {
  it('answers with what the option suggests', async () => {
    const { answer } = createBot()
    expect(await answer(typing('echo', 'words', 'hel'))).toEqual({
      type: InteractionResponseType.ApplicationCommandAutocompleteResult,
      data: { choices: [{ name: 'hel', value: 'hel' }] },
    })
  })

  it.each([
    ['a command it does not have', typing('lyrics', 'words', 'x')],
    ['an option without suggestions', typing('echo', 'loud', 'x')],
  ])('has nothing to suggest for %s', async (_, payload) => {
    const { answer } = createBot()
    expect(await answer(payload)).toMatchObject({ data: { choices: [] } })
  })

  it('cuts a list that is over 25 choices', async () => {
    const many = defineCommand({
      name: 'many',
      description: 'many',
      options: {
        it: text('it', () => Array.from({ length: 40 }, (_, n) => ({ name: `${n}`, value: `${n}` }))),
      },
      run: () => ({ content: 'x' }),
    })
    const { answer } = createBot([many])
    const response = await answer(typing('many', 'it', ''))
    expect(response).toMatchObject({ data: { choices: expect.any(Array) } })
    expect(
      'data' in response && response.data && 'choices' in response.data && response.data.choices,
    ).toHaveLength(25)
  })
})

describe('any other payload', () => {
  it('a ping is answered with a pong', async () => {
    const { answer } = createBot()
    expect(await answer({ type: 1, id: '1', token: 't' })).toEqual({ type: InteractionResponseType.Pong })
  })

  it.each([
    ['nothing', undefined],
    ['rubbish', 'interaction'],
    ['an unknown type', { type: 99, id: '1', token: 't' }],
    ['a command without data', { ...using('echo'), data: null }],
    ['a command that nobody gave', { ...using('echo', { words: 'x' }), member: undefined }],
  ])('%s is answered with an apology and logged once', async (_, payload) => {
    const { answer, lines } = createBot()
    expect(await answer(payload)).toMatchObject({ data: { flags: MessageFlags.Ephemeral } })
    expect(lines).toHaveLength(1)
  })
})

describe('the log', () => {
  it('has one line for a command: its name, server, duration and outcome, and nothing of what was typed', async () => {
    const { answer, lines } = createBot()
    await answer(using('echo', { words: 'my secret crush' }))
    expect(lines.map(line => JSON.parse(line))).toEqual([
      expect.objectContaining({ command: 'echo', guild: '1100000000000000003', ms: 0, outcome: 'answered' }),
    ])
    expect(lines.join()).not.toContain('crush')
  })
})

it('two commands of the same name are refused at the start', () => {
  expect(() => createBot([echo])).toThrow('same name')
})
