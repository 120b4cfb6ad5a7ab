import { ChannelType, PermissionFlagsBits as P } from 'discord-api-types/v10'
import { z } from 'zod'
import { maybe, readForm, text } from '../../limits/form.ts'
import { messageFlags } from '../../limits/message.ts'
import { channelJson } from '../../world/api.ts'
import { messageJson } from '../../world/message-json.ts'
import { visibleMessage } from '../../world/messages.ts'
import type { Channel, Message } from '../../world/model.ts'
import { addThread } from '../../world/threads.ts'
import type { World } from '../../world/world.ts'
import { accessChannel } from '../access.ts'
import { DiscordError, unknownMessage, wrongChannelType } from '../errors.ts'
import { botRoute, type RestRequest, type Route } from '../router.ts'

const threadForm = z.object({
  name: text(1, 100),
  auto_archive_duration: maybe(z.literal([60, 1440, 4320, 10_080])),
  rate_limit_per_user: maybe(z.int().min(0).max(21_600)),
})

/** Threads that begin with a message, and messages that are published.
 * https://discord.com/developers/docs/resources/channel#start-thread-from-message
 * https://discord.com/developers/docs/resources/message#crosspost-message */
export function threadRoutes(world: World): Route[] {
  const bot = world.application.id

  const messageOf = ({ param }: RestRequest, channel: Channel): Message => {
    const message = visibleMessage(world, channel.id, param('message_id'), bot)
    if (message === undefined || message.visibleTo !== null) throw unknownMessage()
    return message
  }

  const start = (request: RestRequest): Channel => {
    const channel = accessChannel(world, request.param('channel_id'))
    const isAnnouncement = channel.type === ChannelType.GuildAnnouncement
    if (channel.type !== ChannelType.GuildText && !isAnnouncement) throw wrongChannelType()
    accessChannel(world, channel.id, P.CreatePublicThreads)
    const form = readForm(threadForm, request.body)
    const message = messageOf(request, channel)
    if (world.channels.has(message.id))
      throw new DiscordError(400, 160004, 'A thread has already been created for this message')
    return addThread(world, channel, message, {
      name: form.name,
      type: isAnnouncement ? ChannelType.AnnouncementThread : ChannelType.PublicThread,
      autoArchiveMinutes: form.auto_archive_duration ?? 4320,
      ownerId: bot,
    })
  }

  const publish = (request: RestRequest): Message => {
    const channel = accessChannel(world, request.param('channel_id'))
    if (channel.type !== ChannelType.GuildAnnouncement) throw wrongChannelType()
    const message = messageOf(request, channel)
    accessChannel(world, channel.id, P.SendMessages | (message.authorId === bot ? 0n : P.ManageMessages))
    if ((message.flags & messageFlags.crossposted) !== 0)
      throw new DiscordError(400, 40033, 'This message has already been crossposted')
    message.flags |= messageFlags.crossposted
    world.emit({ name: 'MESSAGE_UPDATE', message })
    return message
  }

  return [
    botRoute('POST', '/channels/:channel_id/messages/:message_id/threads', request => ({
      status: 201,
      body: channelJson(world, start(request)),
    })),
    botRoute(
      'POST',
      '/channels/:channel_id/messages/:message_id/crosspost',
      request => ({ status: 200, body: messageJson(world, publish(request)) }),
      { requests: 10, windowMs: 3_600_000 },
    ),
  ]
}
