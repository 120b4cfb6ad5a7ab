import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { manualClock, seedIds } from '../../sandbox/server.ts'
import { readContract } from './discord-contract.ts'
import { filmCommand, rawBot } from './raw-bot.ts'
import { asBot, asPerson, type Json, sandboxUnderTest, unanswered } from './sandbox-under-test.ts'

const file = process.env.DISCORD_OPENAPI ?? ''
const isThere = existsSync(file)
if (!isThere) console.info('Skipped: DISCORD_OPENAPI does not name Discord’s published openapi.json')

const card = {
  embeds: [
    {
      title: 'Chungking Express (1994)',
      url: 'https://example.org/film',
      description: 'A film',
      color: 0xc0392b,
      timestamp: '2026-11-24T12:00:00.000Z',
      author: { name: 'Wong Kar-wai' },
      fields: [{ name: 'Music', value: 'California Dreamin’', inline: true }],
      thumbnail: { url: 'https://example.org/still.png' },
      footer: { text: 'Section 3.1' },
    },
  ],
  components: [
    { type: 1, components: [{ type: 2, style: 1, label: 'Go', custom_id: 'go', emoji: { name: '🎬' } }] },
    { type: 1, components: [{ type: 2, style: 5, label: 'Listen', url: 'https://example.org' }] },
    {
      type: 1,
      components: [{ type: 3, custom_id: 'pick', options: [{ label: 'a', value: 'a', description: 'b' }] }],
    },
    { type: 1, components: [{ type: 8, custom_id: 'channel', channel_types: [0, 5] }] },
  ],
  allowed_mentions: { parse: [] },
}

describe.skipIf(!isThere)('Discord’s published description', () => {
  it('fits every answer of the sandbox', async () => {
    const sandbox = await sandboxUnderTest({ clock: manualClock(Date.UTC(2026, 10, 24, 12)) })
    const bot = await rawBot(sandbox, [filmCommand, { name: 'Ask', type: 3 }])
    const ask = async (): Promise<Json> => {
      unanswered(asPerson(sandbox, 'POST', '/command', { text: '/film a' }))
      return bot.interaction()
    }
    const call = (method: string, path: string, body?: unknown) => asBot(sandbox, method, path, body)

    const commands = `/applications/${seedIds.application}/commands`
    const { body: registered } = await call('GET', commands)
    await call('POST', commands, { name: 'about', description: 'About' })
    await call('GET', `${commands}/${registered[0].id}`)
    await call('PATCH', `${commands}/${registered[0].id}`, { description: 'Changed' })
    await call('DELETE', `${commands}/${registered[1].id}`)
    await call('DELETE', `${commands}/${registered[1].id}`)
    const guildCommands = `/applications/${seedIds.application}/guilds/${seedIds.guild}/commands`
    await call('PUT', guildCommands, [{ name: 'here', description: 'Here' }])
    await call('GET', guildCommands)
    await call('PUT', guildCommands, [{ name: 'BAD', description: '' }])

    for (const path of [
      '/gateway',
      '/gateway/bot',
      '/users/@me',
      '/users/@me/guilds',
      `/users/${seedIds.owner}`,
      '/users/1200000000000000000',
      '/applications/@me',
      '/oauth2/applications/@me',
      `/guilds/${seedIds.guild}?with_counts=true`,
      `/guilds/${seedIds.guild}/channels`,
      `/guilds/${seedIds.guild}/roles`,
      `/guilds/${seedIds.guild}/roles/${seedIds.botRole}`,
      `/guilds/${seedIds.guild}/members/${seedIds.member}`,
      `/channels/${seedIds.announcements}`,
      `/channels/${seedIds.staff}`,
    ]) {
      await call('GET', path)
    }

    const messages = `/channels/${seedIds.general}/messages`
    const { body: sent } = await call('POST', messages, { ...card, nonce: '1', enforce_nonce: true })
    await call('POST', messages, { content: 'reply', message_reference: { message_id: sent.id } })
    await call('PATCH', `${messages}/${sent.id}`, { content: 'changed' })
    await call('GET', messages)
    await call('GET', `${messages}/${sent.id}`)
    await call('DELETE', `${messages}/${sent.id}`)
    await call('POST', messages, { content: '' })
    await call('POST', messages, { embeds: [{ title: 'x'.repeat(300) }] })
    for (let n = 0; n < 5; n++) await call('POST', messages, { content: 'too many' })
    await call('POST', `/channels/${seedIds.general}/typing`)
    const { body: direct } = await call('POST', '/users/@me/channels', { recipient_id: seedIds.member })
    await call('POST', `/channels/${direct.id}/messages`, card)
    await call('GET', `/channels/${direct.id}`)

    const replied = await ask()
    await bot.callback(replied, { type: 4, data: { ...card, flags: 64 } }, '?with_response=true')
    await bot.callback(replied, { type: 4, data: card })
    await bot.webhook(replied, 'GET', '/messages/@original')
    const { body: followUp } = await bot.webhook(replied, 'POST', '', card)
    await bot.webhook(replied, 'PATCH', `/messages/${followUp.id}`, { content: 'changed' })
    await bot.webhook(replied, 'DELETE', `/messages/${followUp.id}`)
    const deferred = await ask()
    // A deferral's message comes with the response by the documentation, but is not in the description.
    await bot.callback(deferred, { type: 5 })
    const { body: filled } = await bot.webhook(deferred, 'PATCH', '/messages/@original', card)
    for (const type of [6, 7]) {
      unanswered(asPerson(sandbox, 'POST', '/press', { message: filled.id, customId: 'go' }))
      await bot.callback(
        await bot.interaction(),
        type === 6 ? { type } : { type, data: card },
        '?with_response=true',
      )
    }
    unanswered(asPerson(sandbox, 'POST', '/autocomplete', { text: '/film a' }))
    await bot.callback(await bot.interaction(), { type: 8, data: { choices: [{ name: 'A', value: 'a' }] } })
    const form = await ask()
    const input = { type: 4, custom_id: 'why', label: 'Why?', style: 1 }
    await bot.callback(form, {
      type: 9,
      data: { custom_id: 'f', title: 'F', components: [{ type: 1, components: [input] }] },
    })
    await call('DELETE', `/users/@me/guilds/${seedIds.guild}`)

    const contract = readContract(file)
    const { requests } = await asPerson(sandbox, 'GET', '/requests')
    expect(requests).toHaveLength(55)
    const refused = requests.map(({ status }: Json) => status).filter((status: number) => status >= 300)
    expect(refused).toEqual([404, 400, 404, 403, 400, 400, 429, 429, 429, 429, 400])
    expect(requests.flatMap((request: Json) => contract.problems(request))).toEqual([])
  })

  it('notices what does not fit', () => {
    const contract = readContract(file)
    const exchange = { method: 'GET', path: '/gateway', body: null, status: 200, answer: { url: 1 } }
    expect(contract.problems(exchange)).toEqual(['GET /gateway: answer/url must be string'])
    expect(contract.problems({ ...exchange, path: '/nothing' })).toEqual([
      'GET /nothing: Discord has no such route',
    ])
    const message = {
      method: 'POST',
      path: '/channels/1/messages',
      status: 200,
      answer: null,
      body: { content: 1 },
    }
    expect(contract.problems(message)).toContain(
      'POST /channels/1/messages: body/content must be string,null',
    )
  })
})
