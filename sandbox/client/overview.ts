import { commandJson } from '../commands/json.ts'
import type { Commands } from '../commands/store.ts'
import type { Gateway } from '../gateway/gateway.ts'
import { channelJson, roleJson } from '../world/api.ts'
import type { World } from '../world/world.ts'

/** What there is, for the page and for tests. */
export const overview = (world: World, commands: Commands, gateway: Gateway) => ({
  application: world.application,
  defaults: world.defaults,
  users: [...world.users.values()].map(user => ({
    ...user,
    key: [...world.userKeys].find(([, id]) => id === user.id)?.[0] ?? null,
  })),
  guilds: [...world.guilds.values()].map(guild => ({
    id: guild.id,
    name: guild.name,
    unavailable: guild.unavailable,
    botIsMember: guild.members.has(world.application.id),
    channels: [...guild.channels.values()].map(channel => channelJson(world, channel)),
    roles: [...guild.roles.values()].map(roleJson),
  })),
  commands: [null, ...world.guilds.keys()].flatMap(guildId =>
    commands.list(guildId).map(command => commandJson(command, world.application.id, true)),
  ),
  gateway: {
    sessions: gateway.sessions().map(session => ({
      id: session.id,
      shard: [session.shardId, session.shardCount],
      intents: session.intents,
      sequence: session.sequence,
      connected: session.connection !== null,
    })),
    received: gateway.received(),
    startLimit: gateway.startLimit(),
  },
})
