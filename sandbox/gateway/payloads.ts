import { PermissionFlagsBits } from 'discord-api-types/v10'
import { messageFlags } from '../limits/message.ts'
import { botPermissions } from '../rest/access.ts'
import { channelJson, guildJson, iso, memberJson, memberWithUserJson, userJsonOf } from '../world/api.ts'
import { messageJson, referencedMessage } from '../world/message-json.ts'
import type { Guild, Message } from '../world/model.ts'
import { has } from '../world/permissions.ts'
import type { World } from '../world/world.ts'
import type { Session } from './session.ts'

/** https://discord.com/developers/docs/events/gateway-events#ready */
export const readyJson = (world: World, session: Session, guilds: readonly Guild[], resumeUrl: string) => ({
  v: 10,
  user: {
    ...userJsonOf(world, world.application.id),
    verified: true,
    mfa_enabled: true,
    email: null,
    flags: 0,
  },
  guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
  session_id: session.id,
  session_type: 'normal',
  resume_gateway_url: resumeUrl,
  shard: [session.shardId, session.shardCount],
  application: { id: world.application.id, flags: world.application.flags },
  user_settings: {},
  relationships: [],
  private_channels: [],
  presences: [],
  guild_join_requests: [],
  geo_ordered_rtc_regions: [],
  auth: {},
  _trace: ['["sandbox"]'],
})

/** https://discord.com/developers/docs/events/gateway-events#guild-create */
export function guildCreateJson(world: World, guild: Guild) {
  const bot = guild.members.get(world.application.id)
  return {
    ...guildJson(guild),
    joined_at: iso(bot?.joinedAt ?? world.now()),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    // Without the members intent only the bot itself comes along.
    members: bot === undefined ? [] : [memberWithUserJson(world, bot)],
    channels: [...guild.channels.values()].map(channel => channelJson(world, channel)),
    threads: [...guild.threads.values()]
      .filter(thread => has(botPermissions(world, thread), PermissionFlagsBits.ViewChannel))
      .map(thread => channelJson(world, thread)),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  }
}

const nothingReadable = { content: '', embeds: [], components: [], attachments: [] }

/** A message as an event: with guild and member, and emptied where the bot may not read it, or what it replies to. */
export function messageEventJson(
  world: World,
  message: Message,
  isReadable: (message: Message) => boolean,
): Record<string, unknown> {
  const member = world.guilds.get(message.guildId ?? '')?.members.get(message.authorId)
  const json = messageJson(world, message)
  const reference = referencedMessage(world, message)
  return {
    ...json,
    ...(isReadable(message) ? {} : nothingReadable),
    ...(reference === null || isReadable(reference)
      ? {}
      : { referenced_message: { ...Object(json.referenced_message), ...nothingReadable } }),
    ...(message.guildId === null ? { channel_type: 1 } : { guild_id: message.guildId, channel_type: 0 }),
    ...(member === undefined ? {} : { member: memberJson(member) }),
  }
}

export const isHidden = (message: Message): boolean => (message.flags & messageFlags.ephemeral) !== 0
