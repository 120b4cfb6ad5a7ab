import { PermissionFlagsBits } from 'discord-api-types/v10'
import { botPermissions } from '../rest/access.ts'
import { channelJson, memberWithUserJson, roleJson } from '../world/api.ts'
import type { Message } from '../world/model.ts'
import { has } from '../world/permissions.ts'
import type { World, WorldEvent } from '../world/world.ts'
import { seesMessageContent } from './intents.ts'
import { guildCreateJson, isHidden, messageEventJson } from './payloads.ts'
import type { Session } from './session.ts'

/** The guild an event happens in, which decides the shard; null in direct messages. */
export function guildIdOf(event: WorldEvent): string | null {
  if ('guild' in event) return event.guild.id
  return 'channel' in event ? event.channel.guildId : event.message.guildId
}

/** What a session hears of a change of the world, or null when nothing. */
export function eventData(world: World, session: Session, event: WorldEvent): object | null {
  switch (event.name) {
    case 'GUILD_CREATE':
      return guildCreateJson(world, event.guild)
    case 'GUILD_DELETE': {
      const { id, unavailable } = event.guild
      return unavailable ? { id, unavailable } : { id }
    }
    case 'CHANNEL_CREATE':
    case 'CHANNEL_UPDATE':
    case 'CHANNEL_DELETE':
    case 'THREAD_CREATE':
      return event.channel.guildId === null ? null : channelJson(world, event.channel)
    case 'GUILD_ROLE_UPDATE':
      return { guild_id: event.guild.id, role: roleJson(event.role) }
    case 'GUILD_ROLE_DELETE':
      return { guild_id: event.guild.id, role_id: event.role.id }
    case 'GUILD_MEMBER_UPDATE':
      return { guild_id: event.guild.id, ...memberWithUserJson(world, event.member) }
    default:
      return messageData(world, session, event.name, event.message)
  }
}

function messageData(world: World, session: Session, name: string, message: Message): object | null {
  const channel = world.channels.get(message.channelId)
  if (channel === undefined || isHidden(message)) return null
  if (!has(botPermissions(world, channel), PermissionFlagsBits.ViewChannel)) return null
  const { guildId } = message
  if (name === 'MESSAGE_DELETE') {
    const of = guildId === null ? {} : { guild_id: guildId }
    return { id: message.id, channel_id: message.channelId, ...of }
  }
  const bot = world.application.id
  const isReadable = ({ authorId, mentions }: Message): boolean =>
    seesMessageContent(session.intents) || guildId === null || authorId === bot || mentions.includes(bot)
  return messageEventJson(world, message, isReadable)
}
