import { DiscordAPIError, type RawFile } from '@discordjs/rest'
import { describe, expect, it } from 'vitest'
import { reply } from '../../src/discord/reply.ts'

const answer = {
  channelId: '2',
  messageId: '1',
  reply: { embeds: [{ description: 'The Mamas & The Papas.' }], components: [] },
}

const discordError = (code: number) =>
  new DiscordAPIError({ code, message: 'no' }, code, 403, 'POST', '/channels/2/messages', {})

/** Discord, which refuses the first messages with these errors. */
function createDiscord(...errors: unknown[]) {
  const posted: unknown[] = []
  const post = async (
    route: string,
    options?: { body?: unknown; files?: readonly RawFile[] | undefined },
  ) => {
    const { body, files } = options ?? {}
    posted.push({ route, body, ...(files && { files: files.map(({ name }) => name) }) })
    const [error] = errors.splice(0, 1)
    if (error) throw error
    return {}
  }
  return { posted, post }
}

it('replies to the message, pings nobody, and is one reply however often it is sent', async () => {
  const { post, posted } = createDiscord()
  await reply({ post }, answer)
  expect(posted).toEqual([
    {
      route: '/channels/2/messages',
      body: {
        embeds: answer.reply.embeds,
        components: [],
        allowed_mentions: { parse: [], replied_user: false },
        nonce: '1',
        enforce_nonce: true,
        message_reference: { message_id: '1', fail_if_not_exists: false },
      },
    },
  ])
})

it.each([
  ['embed links', 50_013],
  ['read what it replies to', 160_002],
])('says it in plain text where it may not %s', async (_, code) => {
  const { post, posted } = createDiscord(discordError(code))
  await reply({ post }, answer)
  expect(posted).toHaveLength(2)
  expect(posted[1]).toMatchObject({
    body: { content: 'The Mamas & The Papas.', allowed_mentions: { parse: [] } },
  })
  expect(posted[1]).not.toMatchObject({ body: { message_reference: expect.anything() } })
})

it.each([
  ['may not write at all', [discordError(50_013), discordError(50_013)]],
  ['cannot see the channel', [discordError(50_001)]],
])('rejects where it %s', async (_, errors) => {
  const { post, posted } = createDiscord(...errors)
  await expect(reply({ post }, answer)).rejects.toBe(errors.at(-1))
  expect(posted).toHaveLength(errors.length)
})

describe('with a picture', () => {
  const shown = {
    ...answer,
    reply: {
      embeds: [
        {
          description: 'The Mamas & The Papas.',
          image: { url: 'attachment://card.png' },
          thumbnail: { url: 'https://example.org/poster.png' },
        },
      ],
      files: [{ name: 'card.png', data: new Uint8Array([1]), description: 'A card' }],
    },
  }

  it('sends it along and says what it shows', async () => {
    const { post, posted } = createDiscord()
    await reply({ post }, shown)
    expect(posted).toMatchObject([
      {
        body: {
          embeds: shown.reply.embeds,
          attachments: [{ id: '0', filename: 'card.png', description: 'A card' }],
        },
        files: ['card.png'],
      },
    ])
  })

  it('says the same without it where it may not attach files', async () => {
    const { post, posted } = createDiscord(discordError(50_013))
    await reply({ post }, shown)
    expect(posted).toHaveLength(2)
    expect(posted[1]).toEqual({
      route: '/channels/2/messages',
      body: {
        embeds: [
          {
            description: 'The Mamas & The Papas.',
            thumbnail: { url: 'https://example.org/poster.png' },
          },
        ],
        allowed_mentions: { parse: [], replied_user: false },
        nonce: '1',
        enforce_nonce: true,
        message_reference: { message_id: '1', fail_if_not_exists: false },
      },
    })
  })

  it('says it in plain text where it may not embed links either', async () => {
    const { post, posted } = createDiscord(discordError(50_013), discordError(50_013))
    await reply({ post }, shown)
    expect(posted).toHaveLength(3)
    expect(posted[2]).toMatchObject({ body: { content: 'The Mamas & The Papas.' } })
  })
})
