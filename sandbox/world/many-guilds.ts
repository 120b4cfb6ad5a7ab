import { PermissionFlagsBits } from 'discord-api-types/v10'
import type { Guild } from './model.ts'
import { channel, everyonePermissions, role } from './seed.ts'
import { snowflakeAt } from './snowflake.ts'
import { addChannel, type World } from './world.ts'

export interface ManyGuilds {
  count: number
  channels: number
  roles: number
}

/** Adds guilds with the bot and all seeded people in them, each announced on the gateway. */
export function makeGuilds(world: World, { count, channels, roles }: ManyGuilds): Guild[] {
  const made: Guild[] = []
  // One millisecond apart, because a guild's shard is decided by the time in its id.
  let time = world.now() - count
  for (let n = 0; n < count; n++) {
    while (world.guilds.has(snowflakeAt(time))) time--
    const guild = makeGuild(world, snowflakeAt(time++), `Guild ${world.guilds.size + 1}`, channels, roles)
    world.guilds.set(guild.id, guild)
    world.emit({ name: 'GUILD_CREATE', guild })
    made.push(guild)
  }
  return made
}

function makeGuild(world: World, id: string, name: string, channels: number, roles: number): Guild {
  const administrator = role(world.nextId(), 'Administrator', PermissionFlagsBits.Administrator, roles + 2)
  const { application } = world
  const bots = { ...role(world.nextId(), application.name, 0n, roles + 1), botId: application.id }
  const others = Array.from({ length: roles }, (_, n) => role(world.nextId(), `Role ${n + 1}`, 0n, n + 1))
  const all = [role(id, '@everyone', everyonePermissions, 0), ...others, bots, administrator]
  const rolesOf = (userId: string): string[] => {
    if (userId === application.id) return [bots.id]
    return userId === world.userKeys.get('administrator') ? [administrator.id] : []
  }
  const guild: Guild = {
    id,
    name,
    ownerId: world.userKeys.get('owner') ?? world.defaults.userId,
    locale: 'en-US',
    systemChannelId: null,
    unavailable: false,
    channels: new Map(),
    threads: new Map(),
    roles: new Map(all.map(entry => [entry.id, entry])),
    members: new Map(
      [...world.users.keys()].map(userId => [
        userId,
        { userId, nick: null, roles: rolesOf(userId), joinedAt: world.now() },
      ]),
    ),
  }
  for (let n = 0; n < channels; n++) {
    const entry = channel(id, world.nextId(), n === 0 ? 'general' : `channel-${n + 1}`, n)
    addChannel(world, guild, entry)
    guild.systemChannelId ??= entry.id
  }
  return guild
}
