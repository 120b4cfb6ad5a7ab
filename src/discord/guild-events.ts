import { GatewayDispatchEvents as Event } from 'discord-api-types/v10'
import * as z from 'zod'
import type { Shard } from '../daily/reconcile.ts'
import type { Logger } from '../ops/log.ts'

/** What the gateway tells of servers. */
export interface GuildEvents {
  /** The bot was removed from a server. An outage is no such thing. */
  left(guildId: string): void
  /** Something is new in a server that may have given the bot a channel or permissions back. */
  changed(guildId: string): void
  /** A shard has begun anew: these are all servers of it, unavailable ones included. */
  ready(guildIds: readonly string[], shard: Shard): void
}

const readySchema = z.object({
  user: z.object({ id: z.string() }),
  guilds: z.array(z.object({ id: z.string() })),
  shard: z.tuple([z.number(), z.number()]).default([0, 1]),
})
const guildSchema = z.object({ id: z.string(), unavailable: z.boolean().optional() })
const inGuild = z.object({ guild_id: z.string() })
const channelSchema = z.object({ guild_id: z.string().optional() })
const memberSchema = z.object({ guild_id: z.string(), user: z.object({ id: z.string() }) })

/**
 * Takes the gateway's events by name and payload, and tells what they mean for servers. Never throws: what is not as
 * documented, and what fails in `events`, is logged.
 */
export function hearGuilds(events: GuildEvents, log: Logger): (name: unknown, data: unknown) => void {
  let botId: string | undefined

  const channelChanged = (data: unknown) => {
    const { guild_id } = channelSchema.parse(data)
    if (guild_id) events.changed(guild_id)
  }
  const roleChanged = (data: unknown) => events.changed(inGuild.parse(data).guild_id)

  const hear = new Map<unknown, (data: unknown) => void>([
    [
      Event.Ready,
      data => {
        const { user, guilds, shard } = readySchema.parse(data)
        botId = user.id
        const [id, count] = shard
        events.ready(
          guilds.map(guild => guild.id),
          { id, count },
        )
      },
    ],
    [
      // It comes for each server after READY, at the end of an outage, and on joining.
      Event.GuildCreate,
      data => {
        const { id, unavailable } = guildSchema.parse(data)
        if (!unavailable) events.changed(id)
      },
    ],
    [
      // https://discord.com/developers/docs/events/gateway-events#guild-delete
      Event.GuildDelete,
      data => {
        const { id, unavailable } = guildSchema.parse(data)
        if (unavailable === undefined) events.left(id)
      },
    ],
    [Event.ChannelCreate, channelChanged],
    [Event.ChannelUpdate, channelChanged],
    [Event.GuildRoleCreate, roleChanged],
    [Event.GuildRoleUpdate, roleChanged],
    [Event.GuildRoleDelete, roleChanged],
    [
      // Of the bot itself it comes without the intent for members, which is privileged.
      Event.GuildMemberUpdate,
      data => {
        const { guild_id, user } = memberSchema.parse(data)
        if (user.id === botId) events.changed(guild_id)
      },
    ],
  ])

  return (name, data) => {
    try {
      hear.get(name)?.(data)
    } catch (err) {
      log.warn({ err, event: name }, 'gateway event not understood')
    }
  }
}
