import { roleMention } from '@discordjs/formatters'
import type { REST } from '@discordjs/rest'
import {
  RESTJSONErrorCodes as Code,
  type RESTPostAPIChannelMessageJSONBody,
  type RESTPostAPIChannelMessagesThreadsJSONBody,
  type RESTPostAPICurrentUserCreateDMChannelJSONBody,
  Routes,
} from 'discord-api-types/v10'
import * as z from 'zod'
import type { Reply } from '../bot/reply.ts'
import type { Channels } from '../daily/channels.ts'
import { attachments } from './attachments.ts'
import { channelAccess } from './channel-access.ts'
import { findPosted } from './find-posted.ts'
import { isMember } from './membership.ts'
import { isDiscordError, posting } from './posting-error.ts'

const identified = z.object({ id: z.string() })
const guildSchema = z.object({ system_channel_id: z.string().nullish() })

export interface ChannelsOptions {
  readonly rest: Pick<REST, 'get' | 'post'>
  now(): Temporal.Instant
  /** See `watchInvalidRequests`. */
  isBudgetLow(): boolean
}

/** Discord's channels, over REST. A role to ping is mentioned above the message. */
export function createChannels({ rest, now, isBudgetLow }: ChannelsOptions): Channels {
  let knownId: string | undefined
  const ownId = async (): Promise<string> => {
    knownId ??= identified.parse(await rest.get(Routes.user())).id
    return knownId
  }

  async function post(channelId: string, message: Reply, nonce: string, roleId?: string) {
    const { content, embeds, components } = message
    const { files, json } = attachments(message.files)
    const text = [...(roleId ? [roleMention(roleId)] : []), ...(content ? [content] : [])].join('\n')
    const body: RESTPostAPIChannelMessageJSONBody = {
      ...(text && { content: text }),
      ...(embeds && { embeds }),
      ...(components && { components }),
      ...json,
      allowed_mentions: { parse: [], roles: roleId ? [roleId] : [] },
      nonce,
      enforce_nonce: true,
    }
    const answer = await rest.post(Routes.channelMessages(channelId), { body, ...(files && { files }) })
    return { messageId: identified.parse(answer).id }
  }

  async function openThread(channelId: string, messageId: string, name: string): Promise<void> {
    const body: RESTPostAPIChannelMessagesThreadsJSONBody = { name }
    try {
      await rest.post(Routes.threads(channelId, messageId), { body })
    } catch (error) {
      if (!isDiscordError(error, Code.ThreadAlreadyCreatedForMessage)) throw error
    }
  }

  async function crosspost(channelId: string, messageId: string): Promise<void> {
    try {
      await rest.post(Routes.channelMessageCrosspost(channelId, messageId))
    } catch (error) {
      if (!isDiscordError(error, Code.ThisMessageWasAlreadyCrossposted)) throw error
    }
  }

  async function tellUser(userId: string, text: string, nonce: string): Promise<void> {
    const body: RESTPostAPICurrentUserCreateDMChannelJSONBody = { recipient_id: userId }
    const channel = identified.parse(await rest.post(Routes.userChannels(), { body }))
    await post(channel.id, { content: text }, nonce)
  }

  async function tellServer(guildId: string, text: string, nonce: string): Promise<boolean> {
    const { system_channel_id: channelId } = guildSchema.parse(await rest.get(Routes.guild(guildId)))
    if (!channelId) return false
    await post(channelId, { content: text }, nonce)
    return true
  }

  return {
    post: (...args) => posting(post(...args)),
    findPosted: (channelId, footer, since) =>
      posting(ownId().then(authorId => findPosted(rest, { channelId, authorId, footer, since }))),
    openThread: (...args) => posting(openThread(...args)),
    crosspost: (...args) => posting(crosspost(...args)),
    access: (guildId, channelId) =>
      posting(ownId().then(botId => channelAccess({ rest, botId, now: now() }, guildId, channelId))),
    tellUser: (...args) => posting(tellUser(...args)),
    tellServer: (...args) => posting(tellServer(...args)),
    isMember: guildId => posting(isMember(rest, guildId)),
    isBudgetLow,
  }
}
