import { expect, it } from 'vitest'
import { seedIds } from '../../sandbox/server.ts'
import { createChannels } from '../../src/discord/channels.ts'
import { createRest } from '../../src/discord/rest.ts'
import { listenTo } from '../contract/exchange.ts'
import { readDescription } from '../contract/openapi.ts'
import { describeContract, published } from '../contract/published.ts'
import { sandboxUnderTest } from '../sandbox/sandbox-under-test.ts'

const { general, announcements, guild, owner, filmLoversRole } = seedIds

describeContract('what the song of the day asks of Discord', () => {
  it('keeps to its description', async () => {
    const sandbox = await sandboxUnderTest()
    const said = listenTo(sandbox.url)
    const rest = createRest({ token: sandbox.token, api: sandbox.restUrl })
    const channels = createChannels({ rest, now: Temporal.Now.instant, isBudgetLow: () => false })

    const embeds = [{ title: 'Maria Elena', footer: { text: 'Song of 24 November' } }]
    await channels.post(general, { embeds }, 'today', filmLoversRole)
    await channels.findPosted(general, 'Song of 24 November', Temporal.Now.instant())
    await channels.access(guild, general)
    const picture = {
      name: 'card.png',
      data: Buffer.from('iVBORw0KGgo=', 'base64'),
      description: 'A neon sign',
    }
    const { messageId } = await channels.post(announcements, { files: [picture] }, 'today')
    await channels.openThread(announcements, messageId, 'Maria Elena')
    await channels.crosspost(announcements, messageId)
    await channels.tellUser(owner, 'It is paused.', 'n')
    await channels.tellServer(guild, 'It is paused.', 'm')
    await channels.isMember('1')

    const discord = readDescription(published)
    const exchanges = await said()
    expect(exchanges.map(exchange => discord.operationId(exchange)).sort()).toEqual([
      'create_dm',
      'create_message',
      'create_message',
      'create_message',
      'create_message',
      'create_thread_from_message',
      'crosspost_message',
      'get_channel',
      'get_guild',
      'get_guild',
      'get_guild',
      'get_guild_member',
      'get_my_user',
      'list_messages',
      'list_my_guilds',
    ])
    expect(exchanges.flatMap(exchange => discord.breaches(exchange))).toEqual([])
  })
})
