import { setTimeout as delay } from 'node:timers/promises'
import { MessageFlags } from 'discord-api-types/v10'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedIds } from '../../sandbox/server.ts'
import { type Command, defineCommand } from '../../src/bot/command.ts'
import { startBotInSandbox } from './bot.ts'
import { createPerson, only } from './sandbox-client.ts'
import { slow, slowMs } from './slow-command.ts'

const broken: Command = defineCommand({
  name: 'broken',
  description: 'Breaks late',
  options: {},
  run: async () => {
    await delay(slowMs)
    throw new Error('the wires are crossed')
  },
})

let bot: Awaited<ReturnType<typeof startBotInSandbox>>
beforeAll(async () => {
  bot = await startBotInSandbox({ more: [slow, broken] })
})
afterAll(() => bot.stop())

const member = () => createPerson(bot.url)

/** Waits until it holds, for ten seconds at most. */
async function eventually(holds: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await holds()) return
    await delay(100)
  }
  throw new Error('it never came true')
}

describe('a handler that takes longer than Discord waits', () => {
  it('is deferred, and its reply comes when it is ready', async () => {
    expect(only(await member().types('/slow')).content).toBe('at last')
  })

  it('and was asked to be private is deferred privately', async () => {
    expect(only(await member().types('/slow private:true')).flags & MessageFlags.Ephemeral).toBeTruthy()
  })

  it('and then fails leaves no "thinking…" behind, and only the asker sees the apology', async () => {
    await member().types('/broken')
    const seenBy = (user: string) => createPerson(bot.url, user).sees(seedIds.general)
    await eventually(async () => (await seenBy('member')).some(({ content }) => /Sorry/.test(content)))
    expect((await seenBy('member')).filter(({ flags }) => flags & MessageFlags.Loading)).toEqual([])
    expect((await seenBy('administrator')).filter(({ content }) => /Sorry/.test(content))).toEqual([])
  })
})

describe('when the gateway connection is cut', () => {
  it.each([
    ['and can be resumed', { kind: 'gateway', action: 'close', code: 4000, resumable: true }],
    ['and must be begun anew', { kind: 'gateway', action: 'close', code: 4009, resumable: false }],
    ['because Discord asks for a reconnect', { kind: 'gateway', action: 'reconnect' }],
    ['because the session is invalid', { kind: 'gateway', action: 'invalidate', resumable: false }],
  ] as const)('%s, the bot comes back by itself and answers', async (_, fault) => {
    const before = bot.log().length
    await member().breaks(fault)
    await eventually(() =>
      bot
        .log()
        .slice(before)
        .some(({ msg }) => msg === 'gateway ready' || msg === 'gateway resumed'),
    )
    await eventually(async () => (await member().types('/about')).error === null)
    expect(
      bot
        .log()
        .slice(before)
        .map(({ msg }) => msg),
    ).toContain('gateway disconnected, reconnecting')
  })
})

describe('when Discord stumbles', () => {
  it('over a response, it is sent again and the person gets their card', async () => {
    await member().breaks({
      kind: 'rest',
      route: 'POST /interactions/*/*/callback',
      action: 'fail',
      status: 502,
      times: 1,
    })
    expect(only(await member().types('/film 2046')).embeds[0]?.title).toContain('2046')
  })

  it('and refuses a response, the operator gets one line that carries no token, and the bot goes on', async () => {
    const before = bot.log().length
    await member().breaks({
      kind: 'rest',
      route: 'POST /interactions/*/*/callback',
      action: 'fail',
      status: 404,
      code: 10062,
      message: 'Unknown interaction',
      times: 1,
    })
    await member().types('/film title:somebody typed this')
    await eventually(() =>
      bot
        .log()
        .slice(before)
        .some(({ msg }) => msg === 'response not delivered'),
    )
    expect(JSON.stringify(bot.log().slice(before))).not.toContain('somebody typed this')
    expect(only(await member().types('/film 2046')).embeds).toHaveLength(1)
  })
})
