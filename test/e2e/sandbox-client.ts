import * as z from 'zod'
import type { changeRequest } from '../../sandbox/client/changes.ts'
import type { faultRequest } from '../../sandbox/client/faults.ts'

/** A picture, with what it shows for who cannot see it. */
const picture = z.object({ url: z.string(), description: z.string().optional() })

/** What a person sees of a message. */
const message = z.object({
  id: z.string(),
  content: z.string(),
  author: z.object({ id: z.string() }),
  message_reference: z.object({ message_id: z.string() }).optional(),
  flags: z.number().default(0),
  embeds: z.array(
    z.object({
      title: z.string().optional(),
      author: z.object({ name: z.string() }).optional(),
      description: z.string().optional(),
      color: z.number().optional(),
      fields: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
      footer: z.object({ text: z.string() }).optional(),
      image: picture.optional(),
    }),
  ),
  /** Those that no embed shows. */
  attachments: z.array(
    z.object({ ...picture.shape, filename: z.string(), size: z.number(), content_type: z.string() }),
  ),
  components: z.array(
    z.object({
      components: z.array(
        z.object({
          custom_id: z.string().optional(),
          label: z.string().optional(),
          url: z.string().optional(),
          options: z.array(z.object({ label: z.string(), value: z.string() })).default([]),
        }),
      ),
    }),
  ),
  mention_roles: z.array(z.string()).default([]),
  /** Its id is a channel, to look into and to write in. */
  thread: z.object({ id: z.string(), name: z.string(), message_count: z.number() }).optional(),
  mentions: z.array(z.unknown()).default([]),
  mention_everyone: z.boolean().default(false),
})
export type Message = z.infer<typeof message>

const answer = z.object({ messages: z.array(message), error: z.string().nullable() })
const servers = z.object({ guilds: z.array(z.object({ id: z.string(), channels: z.array(z.string()) })) })
export type Answer = z.infer<typeof answer>

/** Somebody in the sandbox: types commands, presses buttons, reads the channel. */
export function createPerson(url: string, user = 'member') {
  const ask = async (method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${url}/sandbox/${path}`, {
      method,
      ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    const answered: unknown = await response.json()
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answered)}`)
    return answered
  }
  return {
    types: async (text: string, where: { guild?: string } = {}): Promise<Answer> =>
      answer.parse(await ask('POST', 'command', { text, user, ...where })),
    isOffered: async (text: string): Promise<string[]> =>
      z
        .object({ choices: z.array(z.object({ name: z.string() })) })
        .parse(await ask('POST', 'autocomplete', { text, user }))
        .choices.map(({ name }) => name),
    presses: async (message: Message, customId: string, values?: string[]): Promise<Answer> =>
      answer.parse(
        await ask('POST', 'press', { message: message.id, customId, user, ...(values && { values }) }),
      ),
    /** Writes a message, in #general unless it says where. */
    writes: async (content: string, where: { reply?: string; channel?: string } = {}): Promise<Message> =>
      only(answer.parse(await ask('POST', 'message', { content, channel: 'general', user, ...where }))),
    /** Chooses a command in the context menu of a message. */
    picks: async (name: string, message: Message): Promise<Answer> =>
      answer.parse(await ask('POST', 'menu', { name, message: message.id, user })),
    sees: async (channel: string): Promise<Message[]> =>
      answer.parse(await ask('GET', `channels/${channel}/messages?user=${user}`)).messages,
    /** What the bot has written to them directly. */
    isTold: async (): Promise<string[]> =>
      answer
        .parse(await ask('GET', `channels/dm/messages?user=${user}`))
        .messages.map(({ content }) => content),
    /** Changes the server in Discord's settings. */
    changes: (change: z.input<typeof changeRequest>) => ask('POST', 'changes', change),
    breaks: (fault: z.input<typeof faultRequest>) => ask('POST', 'faults', fault),
    /** Makes servers with the bot in them, and gives their ids and channels. */
    founds: async (
      count: number,
      inEach: { channels?: number; roles?: number } = {},
    ): Promise<{ id: string; channels: string[] }[]> =>
      servers.parse(await ask('POST', 'guilds', { count, ...inEach })).guilds,
    requests: () => ask('GET', 'requests'),
  }
}

/** The only message of an answer that has one. */
export function only({ messages: [first, ...others], error }: Answer): Message {
  if (error || !first || others.length > 0)
    throw new Error(`expected one message, got ${others.length + (first ? 1 : 0)}: ${error}`)
  return first
}
