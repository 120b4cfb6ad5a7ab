import type { Channel, Guild, Member, Role, Thread, User } from './model.ts'
import { permissionsIn } from './permissions.ts'
import type { World } from './world.ts'

/** The objects of the world in Discord's JSON.
 * https://discord.com/developers/docs/resources/user and its neighbours */

export const iso = (time: number): string => new Date(time).toISOString().replace('Z', '000+00:00')

export const userJson = (user: User) => ({
  id: user.id,
  username: user.username,
  discriminator: '0',
  global_name: user.bot ? null : user.displayName,
  avatar: null,
  avatar_decoration_data: null,
  banner: null,
  accent_color: null,
  public_flags: 0,
  flags: 0,
  primary_guild: null,
  collectibles: null,
  ...(user.bot ? { bot: true } : {}),
})

const unknownUser = (id: string): User => ({
  id,
  username: 'deleted_user',
  displayName: 'Deleted User',
  bot: false,
  locale: 'en-US',
  closedToBots: false,
})

export const userJsonOf = (world: World, id: string) => userJson(world.users.get(id) ?? unknownUser(id))

export const memberJson = (member: Member) => ({
  nick: member.nick,
  avatar: null,
  banner: null,
  roles: member.roles,
  joined_at: iso(member.joinedAt),
  premium_since: null,
  deaf: false,
  mute: false,
  flags: 0,
  pending: false,
  communication_disabled_until: null,
})

export const memberWithUserJson = (world: World, member: Member) => ({
  ...memberJson(member),
  user: userJsonOf(world, member.userId),
})

export const roleJson = (role: Role) => ({
  id: role.id,
  name: role.name,
  description: null,
  permissions: role.permissions.toString(),
  color: role.color,
  colors: { primary_color: role.color, secondary_color: null, tertiary_color: null },
  hoist: false,
  icon: null,
  unicode_emoji: null,
  position: role.position,
  managed: role.botId !== null,
  mentionable: role.mentionable,
  flags: 0,
  ...(role.botId === null ? {} : { tags: { bot_id: role.botId } }),
})

export const channelJson = (world: World, channel: Channel) => ({
  id: channel.id,
  type: channel.type,
  last_message_id: channel.lastMessageId,
  flags: 0,
  ...(channel.guildId === null
    ? {
        recipients: channel.recipients
          .filter(id => id !== world.application.id)
          .map(id => userJsonOf(world, id)),
      }
    : {
        guild_id: channel.guildId,
        name: channel.name,
        ...(channel.thread === null ? ordinaryJson(channel) : threadJson(world, channel.id, channel.thread)),
        rate_limit_per_user: 0,
      }),
})

const ordinaryJson = (channel: Channel) => ({
  topic: channel.topic,
  position: channel.position,
  parent_id: null,
  nsfw: false,
  permission_overwrites: channel.overwrites.map(overwrite => ({
    id: overwrite.id,
    type: overwrite.type,
    allow: overwrite.allow.toString(),
    deny: overwrite.deny.toString(),
  })),
})

/** https://discord.com/developers/docs/topics/threads */
const threadJson = (
  world: World,
  id: string,
  { parentId, ownerId, autoArchiveMinutes, createdAt, messagesSent }: Thread,
) => ({
  parent_id: parentId,
  owner_id: ownerId,
  thread_metadata: {
    archived: false,
    auto_archive_duration: autoArchiveMinutes,
    archive_timestamp: iso(createdAt),
    create_timestamp: iso(createdAt),
    locked: false,
  },
  message_count: world.messages.get(id)?.size ?? 0,
  member_count: 1,
  total_message_sent: messagesSent,
})

/** The channel as it comes with an interaction: in part, but with what the one who asks may do there.
 * https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-resolved-data-structure */
export const interactionChannelJson = (world: World, channel: Channel, userId: string) => {
  const whole: Record<string, unknown> = { ...channelJson(world, channel), permission_overwrites: undefined }
  const permissions = permissionsIn(world.guilds.get(channel.guildId ?? ''), userId, channel)
  return { ...whole, permissions: permissions.toString() }
}

export const guildJson = (guild: Guild) => ({
  id: guild.id,
  name: guild.name,
  icon: null,
  icon_hash: null,
  splash: null,
  discovery_splash: null,
  owner_id: guild.ownerId,
  afk_channel_id: null,
  afk_timeout: 300,
  widget_enabled: false,
  widget_channel_id: null,
  verification_level: 0,
  default_message_notifications: 0,
  explicit_content_filter: 0,
  roles: [...guild.roles.values()].map(roleJson),
  emojis: [],
  stickers: [],
  features: [],
  mfa_level: 0,
  application_id: null,
  system_channel_id: guild.systemChannelId,
  system_channel_flags: 0,
  rules_channel_id: null,
  max_presences: null,
  max_members: 500_000,
  vanity_url_code: null,
  description: null,
  banner: null,
  home_header: null,
  region: 'deprecated',
  max_stage_video_channel_users: 50,
  max_video_channel_users: 25,
  premium_tier: 0,
  premium_subscription_count: 0,
  preferred_locale: guild.locale,
  public_updates_channel_id: null,
  nsfw_level: 0,
  nsfw: false,
  premium_progress_bar_enabled: false,
  safety_alerts_channel_id: null,
  incidents_data: null,
})
