import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10'
import { type Actor, findPlace, findUser } from '../client/actor.ts'
import { offeredCommands } from '../client/eligibility.ts'
import { BadClientRequest } from '../client/problem.ts'
import type { Commands } from '../commands/store.ts'
import type { Gateway } from '../gateway/gateway.ts'
import type { CommandBody } from '../limits/command.ts'
import type { Channel, Guild, User } from '../world/model.ts'
import { has, permissionsIn, toWriteIn } from '../world/permissions.ts'
import { directChannel, type World } from '../world/world.ts'

export interface Person {
  id: string
  name: string
  bot: boolean
}

export interface HomeChannel {
  id: string
  name: string
  kind: 'text' | 'announcement' | 'voice' | 'thread'
  /** Of a thread: the channel it hangs on. */
  parent: string | null
}

export interface HomeGuild {
  id: string
  name: string
  hasBot: boolean
  unavailable: boolean
  channels: HomeChannel[]
  roles: { id: string; name: string; colour: number }[]
  members: Person[]
}

/** What somebody sees around the messages: where they can go, and what they can do where they are. */
export interface Home {
  application: Person
  me: Person
  /** Those one can be: owner, administrator, member. */
  people: (Person & { key: string })[]
  /** Whether the bot is connected to the gateway. */
  isOnline: boolean
  guilds: HomeGuild[]
  /** The direct message with the bot. */
  direct: string
  here: { channel: string; guild: string | null; name: string; canWrite: boolean; commands: CommandBody[] }
}

/** More servers than one looks at; tests found thousands. */
const shownGuilds = 100

const kinds: Partial<Record<number, HomeChannel['kind']>> = {
  [ChannelType.GuildText]: 'text',
  [ChannelType.GuildAnnouncement]: 'announcement',
  [ChannelType.GuildVoice]: 'voice',
  [ChannelType.PublicThread]: 'thread',
  [ChannelType.AnnouncementThread]: 'thread',
}

/** Somebody where they want to be, or where they can be: a channel may be gone, or be closed to them. */
export function standIn(world: World, userKey: string | undefined, channelId: string | undefined): Actor {
  const user = findUser(world, userKey)
  const wanted = world.channels.has(channelId ?? '') ? channelId : undefined
  const at = (place: { guild: Guild | null; channel: Channel }): Actor => ({
    ...place,
    user,
    install: 'guild',
    permissions: permissionsIn(place.guild ?? undefined, user.id, place.channel),
  })
  const places = [
    ...(wanted === undefined ? [] : [at(findPlace(world, { channel: wanted }, user))]),
    at(findPlace(world, { channel: world.defaults.channelId }, user)),
    at(findPlace(world, { guild: 'dm' }, user)),
  ]
  const found = places.find(({ permissions }) => has(permissions, PermissionFlagsBits.ViewChannel))
  if (found === undefined) throw new BadClientRequest('There is nothing here that you can see.')
  return found
}

export function homeOf(world: World, commands: Commands, gateway: Gateway, actor: Actor): Home {
  const { user, guild, channel, permissions } = actor
  const application = world.users.get(world.application.id)
  return {
    application: application ? person(application) : { ...world.application, bot: true },
    me: person(user),
    people: [...world.userKeys].flatMap(([key, id]) => {
      const known = world.users.get(id)
      return known === undefined ? [] : [{ key, ...person(known) }]
    }),
    isOnline: gateway.sessions().some(({ connection }) => connection !== null),
    guilds: [...world.guilds.values()]
      .filter(({ members }) => members.has(user.id))
      .slice(0, shownGuilds)
      .map(entry => guildOf(world, entry, user)),
    direct: directChannel(world, [user.id, world.application.id]).id,
    here: {
      channel: channel.id,
      guild: guild?.id ?? null,
      name: channel.name ?? world.application.name,
      canWrite: has(permissions, toWriteIn(channel)),
      commands: offeredCommands(world, commands, actor).map(({ body }) => body),
    },
  }
}

const person = ({ id, displayName, bot }: User): Person => ({ id, name: displayName, bot })

function guildOf(world: World, guild: Guild, user: User): HomeGuild {
  const visible = (channel: Channel) =>
    has(permissionsIn(guild, user.id, channel), PermissionFlagsBits.ViewChannel)
  return {
    id: guild.id,
    name: guild.name,
    hasBot: guild.members.has(world.application.id),
    unavailable: guild.unavailable,
    channels: [...guild.channels.values(), ...guild.threads.values()]
      .filter(visible)
      .flatMap(({ id, name, type, thread }) => {
        const kind = kinds[type]
        return kind === undefined ? [] : [{ id, name: name ?? '', kind, parent: thread?.parentId ?? null }]
      }),
    roles: [...guild.roles.values()].map(({ id, name, color }) => ({ id, name, colour: color })),
    members: [...guild.members.keys()].flatMap(id => {
      const member = world.users.get(id)
      return member === undefined ? [] : [person(member)]
    }),
  }
}
