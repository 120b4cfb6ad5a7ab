import { PermissionFlagsBits } from 'discord-api-types/v10'
import { botPermissions } from '../rest/access.ts'
import { channelJson } from '../world/api.ts'
import type { Message } from '../world/model.ts'
import { has } from '../world/permissions.ts'
import type { World, WorldEvent } from '../world/world.ts'
import { seesMessageContent } from './intents.ts'
import { guildCreateJson, isHidden, messageEventJson } from './payloads.ts'
import type { Session } from './session.ts'

/** What a change of the world is to one session, or null when that session does not hear of it. */
export function eventFor(world: World, session: Session, event: WorldEvent): Dispatch | null {
  switch (event.name) {
    case 'GUILD_CREATE':
      return { guildId: event.guild.id, name: event.name, data: guildCreateJson(world, event.guild) }
    case 'GUILD_DELETE': {
      const { id, unavailable } = event.guild
      return { guildId: id, name: event.name, data: unavailable ? { id, unavailable } : { id } }
    }
    case 'CHANNEL_CREATE':
    case 'CHANNEL_UPDATE':
    case 'CHANNEL_DELETE':
      if (event.channel.guildId === null) return null
      return { guildId: event.channel.guildId, name: event.name, data: channelJson(world, event.channel) }
    default:
      return messageEvent(world, session, event.name, event.message)
  }
}

export interface Dispatch {
  guildId: string | null
  name: string
  data: unknown
}

function messageEvent(world: World, session: Session, name: string, message: Message): Dispatch | null {
  const channel = world.channels.get(message.channelId)
  if (channel === undefined || isHidden(message)) return null
  if (!has(botPermissions(world, channel), PermissionFlagsBits.ViewChannel)) return null
  const { guildId } = message
  if (name === 'MESSAGE_DELETE') {
    const of = guildId === null ? {} : { guild_id: guildId }
    return { guildId, name, data: { id: message.id, channel_id: message.channelId, ...of } }
  }
  const bot = world.application.id
  const readable =
    seesMessageContent(session.intents) ||
    guildId === null ||
    message.authorId === bot ||
    message.mentions.includes(bot)
  return { guildId, name, data: messageEventJson(world, message, readable) }
}
