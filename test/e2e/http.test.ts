import { setTimeout as delay } from 'node:timers/promises'
import { MessageFlags } from 'discord-api-types/v10'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createRest } from '../../src/discord/rest.ts'
import { startBotInSandbox } from './bot.ts'
import { createPerson, only } from './sandbox-client.ts'
import { slow } from './slow-command.ts'

type Bot = Awaited<ReturnType<typeof startBotInSandbox>>
let bot: Bot
let another: Awaited<ReturnType<Bot['serveAnother']>>

/** Where Discord sends interactions from now on. */
const sendTo = (url: string | null) =>
  createRest({ token: bot.sandbox.token, api: bot.sandbox.restUrl }).patch('/applications/@me', {
    body: { interactions_endpoint_url: url },
  })
const endpointOf = ({ httpPort }: { httpPort?: number }) => `http://127.0.0.1:${httpPort}/interactions`
const member = () => createPerson(bot.url)

beforeAll(async () => {
  bot = await startBotInSandbox({
    more: [slow],
    settings: sandbox => ({
      INTERACTIONS: 'http',
      HTTP_HOST: '127.0.0.1',
      HTTP_PORT: '0',
      DISCORD_TOKEN: sandbox.token,
      DISCORD_PUBLIC_KEY: sandbox.publicKey,
      DISCORD_APPLICATION_ID: sandbox.applicationId,
    }),
  })
  await sendTo(bot.endpoint())
  another = await bot.serveAnother()
})
afterAll(async () => {
  await another.stop()
  await bot.stop()
})

describe('by HTTP', () => {
  it('Discord takes the endpoint, and keeps it when it probes again', async () => {
    const { probes, url } = z
      .object({ url: z.string(), probes: z.array(z.object({ probe: z.string(), right: z.boolean() })) })
      .parse(await (await fetch(`${bot.url}/sandbox/probes`, { method: 'POST' })).json())
    expect(url).toBe(bot.endpoint())
    expect(probes.filter(({ right }) => !right)).toEqual([])
    expect(probes).toHaveLength(7)
  })

  it('commands are answered, and completed, without a gateway', async () => {
    expect(only(await member().types('/film Chungking Express')).embeds[0]?.title).toBe(
      'Chungking Express (1994)',
    )
    expect(await member().isOffered('/film chunk')).toContainEqual(
      expect.stringContaining('Chungking Express'),
    )
    const { requests } = z
      .object({ requests: z.array(z.object({ path: z.string() })) })
      .parse(await member().requests())
    expect(requests.filter(({ path }) => path.startsWith('/gateway'))).toEqual([])
  })

  it('what is refused is told to the asker only', async () => {
    const answer = only(await member().types('/film no such film at all'))
    expect(answer.flags & MessageFlags.Ephemeral).toBeTruthy()
  })

  it('files come with the answer', async () => {
    const { embeds } = only(await member().types('/song today'))
    expect((await fetch(embeds[0]?.image?.url ?? '')).headers.get('content-type')).toBe('image/png')
  })

  it('what takes long is deferred and put in place later, even where Discord has not taken in the deferral yet', async () => {
    await member().breaks({
      kind: 'rest',
      route: 'PATCH /webhooks/*/*/messages/@original',
      action: 'fail',
      status: 404,
      code: 10015,
      message: 'Unknown Webhook',
      times: 1,
    })
    const answers = await Promise.all([
      member().types('/slow'),
      createPerson(bot.url, 'owner').types('/slow private:true'),
    ])
    const messages = answers.map(only)
    expect(messages.map(({ content }) => content)).toEqual(['at last', 'at last'])
    expect(messages.map(({ flags }) => flags & MessageFlags.Ephemeral)).toEqual([0, MessageFlags.Ephemeral])
  })

  it('a press, and a follow-up, of what another process answered', async () => {
    const asked = only(await member().types('/ask what plays in the bar in Chungking Express?'))
    await sendTo(endpointOf(another))
    const [menu] = asked.components.flatMap(row => row.components).filter(({ options }) => options.length > 0)
    const pressed = only(
      await member().presses(asked, menu?.custom_id ?? '', [menu?.options[0]?.value ?? '']),
    )
    expect(pressed.embeds[0]?.title).toBeTruthy()
    const followUp = only(await member().types('/ask and who wrote it?'))
    expect(JSON.stringify(followUp.embeds)).toContain('Things in Life')
    await sendTo(bot.endpoint())
  })

  it('what is in hand is finished when it stops, and what comes later finds nobody', async () => {
    const third = await bot.serveAnother()
    await sendTo(endpointOf(third))
    const asked = member().types('/slow')
    await delay(500)
    const stopped = third.stop()
    expect(only(await asked).content).toBe('at last')
    await stopped
    await expect(fetch(endpointOf(third), { method: 'POST' })).rejects.toThrow()
    await sendTo(bot.endpoint())
  })

  it('everything else is refused', async () => {
    expect((await fetch(bot.endpoint())).status).toBe(404)
    expect((await fetch(bot.endpoint(), { method: 'POST', body: '{"type":1}' })).status).toBe(401)
    const chunks = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(256 * 1024))
      },
    })
    const endless = { method: 'POST', body: chunks, duplex: 'half' } as const
    const ended = await fetch(bot.endpoint(), endless).then(
      ({ status }) => status,
      () => 401,
    )
    expect(ended).toBe(401)
  })
})

describe('settings that contradict what Discord does', () => {
  it.each([
    [{ INTERACTIONS: '', HTTP_HOST: '', HTTP_PORT: '' }, 'so none would come over the gateway'],
    [{ DISCORD_PUBLIC_KEY: 'ab'.repeat(32) }, 'DISCORD_PUBLIC_KEY is not the Public Key'],
    [{ DISCORD_APPLICATION_ID: '1210000000000000999' }, 'DISCORD_APPLICATION_ID is 1210000000000000999'],
  ])('%o are refused at the start', async (change, why) => {
    await expect(bot.serveAnother(change)).rejects.toThrow(why)
  })
})
