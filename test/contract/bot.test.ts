import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { commands } from '../../commands/index.ts'
import { defineCommand } from '../../src/bot/command.ts'
import { privateOption } from '../../src/bot/private.ts'
import { startBotInSandbox } from '../e2e/bot.ts'
import { createPerson, type Message, only } from '../e2e/sandbox-client.ts'
import { type Exchange, listenTo } from './exchange.ts'
import { type Description, readDescription } from './openapi.ts'
import { describeContract, published } from './published.ts'

const waiting: (() => void)[] = []
const late = () => new Promise<void>(resolve => void waiting.push(resolve))
const release = () => {
  for (const resolve of waiting.splice(0)) resolve()
}
const slow = defineCommand({
  name: 'slow',
  description: 'Answers when it is let go',
  options: privateOption,
  run: async () => {
    await late()
    return { content: 'at last' }
  },
})
const broken = defineCommand({
  name: 'broken',
  description: 'Breaks when it is let go',
  options: {},
  run: async () => {
    await late()
    throw new Error('the wires are crossed')
  },
})

let discord: Description
let bot: Awaited<ReturnType<typeof startBotInSandbox>>
let said: () => Promise<Exchange[]>

/** Waits until these operations have been asked for, and holds them and their answers against the description. */
const keepsTo = (...operations: string[]) => keepsToEither(operations)

/** The same, where it may have gone one way or another. */
async function keepsToEither(...ways: string[][]) {
  const heard: Exchange[] = []
  await vi.waitFor(
    async () => {
      heard.push(...(await said()))
      expect(ways).toContainEqual(heard.map(exchange => discord.operationId(exchange)))
    },
    { timeout: 10_000 },
  )
  expect(heard.flatMap(exchange => discord.breaches(exchange))).toEqual([])
}

const member = () => createPerson(bot.url)
const controls = (message: Message) => message.components.flatMap(row => row.components)
const menuOf = (message: Message) => controls(message).find(({ options }) => options.length > 0)

const respond = 'create_interaction_response'
const editReply = 'update_original_webhook_message'

describeContract('what the bot sends keeps to Discord’s description, and so do the answers', () => {
  beforeAll(async () => {
    discord = readDescription(published)
    bot = await startBotInSandbox({ more: [slow, broken] })
    said = listenTo(bot.url)
  })
  afterAll(() => bot?.stop())

  it('when it registers its commands and connects', () =>
    keepsTo(
      'get_my_application',
      'list_application_commands',
      'bulk_set_application_commands',
      // Whether interactions come over the gateway at all.
      'get_my_application',
      'get_bot_gateway',
    ))

  const questions = [
    '/film Chungking Express',
    '/film 重慶森林',
    '/film In the Mood for Love',
    '/film title:2046 private:true',
    '/track yumejis theme',
    '/artist umebayashi',
    '/theme nostalgia',
    '/about',
    '/privacy',
    '/song today',
    '/song random',
    '/daily status',
    "/ask who sings California Dreamin'?",
    '/ask what was the budget of 2046?',
    '/ask Happy Together',
    '/film Chungking Mansions Story',
    '/film title:@everyone **bold** <@123>',
  ]
  it('whichever slash command somebody types', () => {
    const asked = questions.map(text => text.match(/^\/([\w-]+)/)?.[1])
    expect(
      commands
        .filter(({ type }) => type !== 'message')
        .map(({ name }) => name)
        .filter(name => !asked.includes(name)),
    ).toEqual([])
  })

  it.each(questions)('when somebody types %s', async text => {
    only(await createPerson(bot.url, 'owner').types(text))
    // A picture that is drawn for the first time may take longer than a reply can, where others are at work.
    const counted = text === '/about' ? ['get_my_application'] : []
    await keepsToEither([...counted, respond], [...counted, respond, editReply])
  })

  it.each([
    '/film ',
    '/film chunk',
    '/track q',
    '/artist wong',
    '/theme zzzzzz',
    '/daily setup timezone:hong',
  ])('when somebody is offered choices for %j', async text => {
    await createPerson(bot.url, 'owner').isOffered(text)
    await keepsTo(respond)
  })

  it('when somebody mentions it, and chooses “Ask Yumeji” for a message', async () => {
    const message = await member().writes(`<@${bot.botId}> who sings California Dreamin'?`)
    await keepsTo('create_message')
    only(await member().picks('Ask Yumeji', message))
    await keepsTo(respond)
  })

  it('when somebody chooses in a menu, and somebody else does', async () => {
    const card = only(await member().types('/film Chungking Express'))
    const menu = menuOf(card)
    const [first, second] = menu?.options ?? []
    await createPerson(bot.url, 'administrator').presses(card, menu?.custom_id ?? '', [second?.value ?? ''])
    only(await member().presses(card, menu?.custom_id ?? '', [first?.value ?? '']))
    await keepsTo(respond, respond, respond)
  })

  it('when somebody presses a button of “did you mean”', async () => {
    const question = only(await member().types('/film Chungking Mansions Story'))
    const button = controls(question).find(({ label }) => label !== undefined)
    only(await member().presses(question, button?.custom_id ?? ''))
    await keepsTo(respond, respond)
  })

  it('when replies are deferred, publicly and privately, and then sent', async () => {
    const answers = ['/slow', '/slow private:true'].map(text => member().types(text))
    await keepsTo(respond, respond)
    release()
    for (const answer of await Promise.all(answers)) expect(only(answer).content).toBe('at last')
    await keepsTo(editReply, editReply)
  })

  it('when a deferred reply gives way to a private apology', async () => {
    const answer = member().types('/broken')
    await keepsTo(respond)
    release()
    await answer
    await keepsTo('delete_original_webhook_message', 'execute_webhook')
  })
})
