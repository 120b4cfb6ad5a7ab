import { ChannelType, PermissionFlagsBits as P } from 'discord-api-types/v10'
import type { Channel, Guild, Overwrite, Role, User } from './model.ts'
import { addChannel, directChannel, type World } from './world.ts'

/** Fixed ids, so that a test or a person can write them down. */
export const seedIds = {
  application: '1210000000000000001',
  owner: '1210000000000000011',
  administrator: '1210000000000000012',
  member: '1210000000000000013',
  guild: '1210000000000000100',
  administratorRole: '1210000000000000101',
  moderatorRole: '1210000000000000102',
  filmLoversRole: '1210000000000000103',
  botRole: '1210000000000000104',
  general: '1210000000000000201',
  music: '1210000000000000202',
  announcements: '1210000000000000203',
  staff: '1210000000000000204',
  rules: '1210000000000000205',
  voice: '1210000000000000206',
} as const

export const everyonePermissions =
  P.ViewChannel |
  P.SendMessages |
  P.EmbedLinks |
  P.AttachFiles |
  P.ReadMessageHistory |
  P.AddReactions |
  P.UseExternalEmojis |
  P.UseApplicationCommands |
  P.UseExternalApps |
  P.CreatePublicThreads |
  P.SendMessagesInThreads |
  P.ChangeNickname |
  P.Connect |
  P.Speak

export const role = (id: string, name: string, permissions: bigint, position: number): Role => ({
  id,
  name,
  permissions,
  color: 0,
  position,
  mentionable: false,
  botId: null,
})

export const channel = (
  guildId: string,
  id: string,
  name: string,
  position: number,
  type: number = ChannelType.GuildText,
  overwrites: Overwrite[] = [],
): Channel => ({
  id,
  type,
  guildId,
  name,
  topic: null,
  position,
  overwrites,
  recipients: [],
  lastMessageId: null,
  thread: null,
})

const user = (id: string, username: string, displayName: string): User => ({
  id,
  username,
  displayName,
  bot: false,
  locale: 'en-US',
  closedToBots: false,
})

/** The default world: one guild with every kind of channel, three people and the bot. */
export function seedWorld(world: World): void {
  const ids = seedIds
  const people = {
    owner: user(ids.owner, 'olive', 'Olive (owner)'),
    administrator: user(ids.administrator, 'ada', 'Ada (administrator)'),
    member: user(ids.member, 'mei', 'Mei (member)'),
  }
  for (const [key, person] of Object.entries(people)) {
    world.users.set(person.id, person)
    world.userKeys.set(key, person.id)
  }
  const { application } = world
  const bot: User = {
    id: application.id,
    username: application.name,
    displayName: application.name,
    bot: true,
    locale: 'en-US',
    closedToBots: false,
  }
  world.users.set(bot.id, bot)

  const joinedAt = Date.UTC(2024, 1, 22)
  const member = (userId: string, roles: string[]) =>
    [userId, { userId, nick: null, roles, joinedAt }] as const
  const guild: Guild = {
    id: ids.guild,
    name: 'Film Club',
    ownerId: ids.owner,
    locale: 'en-US',
    systemChannelId: ids.general,
    unavailable: false,
    channels: new Map(),
    threads: new Map(),
    members: new Map([
      member(ids.owner, []),
      member(ids.administrator, [ids.administratorRole]),
      member(ids.member, [ids.filmLoversRole]),
      member(application.id, [ids.botRole]),
    ]),
    roles: new Map(
      [
        role(ids.guild, '@everyone', everyonePermissions, 0),
        { ...role(ids.filmLoversRole, 'Film lovers', 0n, 1), mentionable: true, color: 0xc0392b },
        { ...role(ids.botRole, application.name, 0n, 2), botId: application.id },
        role(ids.moderatorRole, 'Moderator', P.ManageMessages | P.ManageThreads, 3),
        { ...role(ids.administratorRole, 'Administrator', P.Administrator, 4), color: 0x2980b9 },
      ].map(entry => [entry.id, entry]),
    ),
  }
  world.guilds.set(guild.id, guild)
  const everyoneDenied = (deny: bigint): Overwrite[] => [{ id: guild.id, type: 0, allow: 0n, deny }]
  for (const entry of [
    channel(guild.id, ids.general, 'general', 0),
    channel(guild.id, ids.music, 'music', 1),
    channel(guild.id, ids.announcements, 'announcements', 2, ChannelType.GuildAnnouncement),
    channel(guild.id, ids.staff, 'staff', 3, ChannelType.GuildText, everyoneDenied(P.ViewChannel)),
    channel(guild.id, ids.rules, 'rules', 4, ChannelType.GuildText, everyoneDenied(P.SendMessages)),
    channel(guild.id, ids.voice, 'Listening room', 5, ChannelType.GuildVoice),
  ]) {
    addChannel(world, guild, entry)
  }
  for (const person of Object.values(people)) directChannel(world, [person.id, application.id])
  world.defaults = { guildId: guild.id, channelId: ids.general, userId: ids.member }
}
