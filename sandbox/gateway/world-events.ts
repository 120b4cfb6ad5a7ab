import { PermissionFlagsBits } from 'discord-api-types/v10'
import { botPermissions } from '../rest/access.ts'
import { channelJson, memberWithUserJson, roleJson } from '../world/api.ts'
import { nonceJson } from '../world/message-json.ts'
import type { Channel, Message } from '../world/model.ts'
import { has } from '../world/permissions.ts'
import { guildOfBot, type World, type WorldEvent } from '../world/world.ts'
import { hearsOfMembers, seesMessageContent } from './intents.ts'
import { guildCreateJson, isHidden, messageEventJson } from './payloads.ts'
import type { Session } from './session.ts'

/** The guild an event happens in, which decides the shard; null in direct messages. */
export function guildIdOf(event: WorldEvent): string | null {
  if ('guild' in event) return event.guild.id
  return 'channel' in event ? event.channel.guildId : event.message.guildId
}

/** What a session hears of a change of the world, or null when nothing. Of a guild that the bot is not in, or that has
 * an outage, it hears only that this is so. */
export function eventData(world: World, session: Session, event: WorldEvent): object | null {
  const guildId = guildIdOf(event)
  if (guildId !== null && event.name !== 'GUILD_DELETE') {
    const guild = guildOfBot(world, guildId)
    if (guild === undefined || guild.unavailable) return null
  }
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
      return event.channel.guildId === null ? null : channelJson(world, event.channel)
    case 'THREAD_CREATE':
    case 'THREAD_DELETE':
      return threadData(world, event.name, event.channel)
    case 'GUILD_ROLE_UPDATE':
      return { guild_id: event.guild.id, role: roleJson(event.role) }
    case 'GUILD_ROLE_DELETE':
      return { guild_id: event.guild.id, role_id: event.role.id }
    case 'GUILD_MEMBER_UPDATE':
      return event.member.userId === world.application.id || hearsOfMembers(session.intents)
        ? { guild_id: event.guild.id, ...memberWithUserJson(world, event.member) }
        : null
    default:
      return messageData(world, session, event.name, event.message)
  }
}

/** Threads are told of to who can see them, unlike channels.
 * https://discord.com/developers/docs/topics/threads#gateway-events */
function threadData(world: World, name: string, thread: Channel): object | null {
  if (!has(botPermissions(world, thread), PermissionFlagsBits.ViewChannel)) return null
  if (name === 'THREAD_CREATE') return { ...channelJson(world, thread), newly_created: true }
  return { id: thread.id, type: thread.type, guild_id: thread.guildId, parent_id: thread.thread?.parentId }
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
  const nonce = name === 'MESSAGE_CREATE' ? nonceJson(message) : {}
  return { ...messageEventJson(world, message, isReadable), ...nonce }
}
