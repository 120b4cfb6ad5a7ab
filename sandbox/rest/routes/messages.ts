import { ChannelType, PermissionFlagsBits as P } from 'discord-api-types/v10'
import { readForm } from '../../limits/form.ts'
import { channelMessage, editedMessage } from '../../limits/message.ts'
import { messageJson, nonceJson } from '../../world/message-json.ts'
import { createMessage, deleteMessage, editMessage, visibleMessage } from '../../world/messages.ts'
import type { Channel, Message } from '../../world/model.ts'
import { toWriteIn } from '../../world/permissions.ts'
import type { World } from '../../world/world.ts'
import { accessChannel, botPermissions } from '../access.ts'
import {
  cannotSendToUser,
  invalidForm,
  missingPermissions,
  noMutualGuild,
  notYourMessage,
  unknownMessage,
  wrongChannelType,
} from '../errors.ts'
import { botRoute, type RestRequest, type Route } from '../router.ts'
import { messagePage } from './message-page.ts'
import type { Nonces } from './nonces.ts'

const perFiveSeconds = { requests: 5, windowMs: 5000 }
const writable: number[] = [
  ChannelType.GuildText,
  ChannelType.DM,
  ChannelType.GuildVoice,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildStageVoice,
  ChannelType.PublicThread,
  ChannelType.AnnouncementThread,
]

/** https://discord.com/developers/docs/resources/message */
export function messageRoutes(world: World, nonces: Nonces): Route[] {
  const bot = world.application.id

  const messageOf = ({ param }: RestRequest, channel: Channel): Message => {
    const message = visibleMessage(world, channel.id, param('message_id'), bot)
    if (message === undefined || message.visibleTo !== null) throw unknownMessage()
    return message
  }

  /** Whether a bot may write to somebody directly at all. */
  const sharesGuild = ({ guildId, recipients }: Channel): boolean =>
    guildId !== null ||
    [...world.guilds.values()].some(({ members }) => recipients.every(id => members.has(id)))

  const accessWritable = (id: string): Channel => {
    const channel = accessChannel(world, id)
    return accessChannel(world, id, toWriteIn(channel))
  }

  const create = ({ param, body, files }: RestRequest): Message => {
    const channel = accessWritable(param('channel_id'))
    if (!writable.includes(channel.type)) throw wrongChannelType()
    if (!sharesGuild(channel)) throw noMutualGuild()
    if (channel.recipients.some(id => world.users.get(id)?.closedToBots)) throw cannotSendToUser()
    const form = readForm(channelMessage, body)
    const permissions = botPermissions(world, channel)
    if (form.embeds?.length && !(permissions & P.EmbedLinks)) throw missingPermissions()
    if (files.size > 0 && !(permissions & P.AttachFiles)) throw missingPermissions()
    if (form.tts && !(permissions & P.SendTTSMessages)) throw missingPermissions()
    const nonce = form.nonce ?? null
    const known = form.enforce_nonce ? nonces.find(channel, nonce) : undefined
    if (known !== undefined) return known
    const message = createMessage(world, {
      channel,
      authorId: bot,
      body: form,
      files,
      nonce,
      referenceId: referenceIn(channel, form.message_reference),
    })
    nonces.remember(channel, nonce, message)
    return message
  }

  const referenceIn = (
    channel: Channel,
    reference: { message_id: string; fail_if_not_exists?: boolean | null | undefined } | null | undefined,
  ): string | null => {
    if (!reference) return null
    if (!(botPermissions(world, channel) & P.ReadMessageHistory)) throw missingPermissions()
    if (visibleMessage(world, channel.id, reference.message_id, bot) !== undefined)
      return reference.message_id
    if (reference.fail_if_not_exists === false) return null
    const path = ['message_reference']
    throw invalidForm({ path, code: 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', message: 'Unknown message' })
  }

  return [
    botRoute(
      'POST',
      '/channels/:channel_id/messages',
      request => {
        const message = create(request)
        return { status: 200, body: { ...messageJson(world, message), ...nonceJson(message) } }
      },
      perFiveSeconds,
    ),
    botRoute(
      'GET',
      '/channels/:channel_id/messages',
      ({ param, query }) => {
        const channel = accessChannel(world, param('channel_id'))
        const readable = (botPermissions(world, channel) & P.ReadMessageHistory) !== 0n
        const messages = readable ? messagePage(world, channel, query) : []
        return { status: 200, body: messages.map(message => messageJson(world, message)) }
      },
      perFiveSeconds,
    ),
    botRoute('GET', '/channels/:channel_id/messages/:message_id', request => {
      const channel = accessChannel(world, request.param('channel_id'), P.ReadMessageHistory)
      return { status: 200, body: messageJson(world, messageOf(request, channel)) }
    }),
    botRoute(
      'PATCH',
      '/channels/:channel_id/messages/:message_id',
      request => {
        const channel = accessChannel(world, request.param('channel_id'))
        const message = messageOf(request, channel)
        if (message.authorId !== bot) throw notYourMessage()
        if (request.files.size > 0) accessChannel(world, channel.id, P.AttachFiles)
        editMessage(world, message, readForm(editedMessage, request.body), request.files)
        return { status: 200, body: messageJson(world, message) }
      },
      perFiveSeconds,
    ),
    botRoute(
      'DELETE',
      '/channels/:channel_id/messages/:message_id',
      request => {
        const channel = accessChannel(world, request.param('channel_id'))
        const message = messageOf(request, channel)
        const permitted = (botPermissions(world, channel) & P.ManageMessages) !== 0n
        if (message.authorId !== bot && !permitted) throw missingPermissions()
        deleteMessage(world, message)
        return { status: 204 }
      },
      { requests: 5, windowMs: 1000 },
    ),
    botRoute('POST', '/channels/:channel_id/typing', ({ param }) => {
      accessWritable(param('channel_id'))
      return { status: 204 }
    }),
  ]
}
