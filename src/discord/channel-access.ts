import type { REST } from '@discordjs/rest'
import { ChannelType, Routes } from 'discord-api-types/v10'
import * as z from 'zod'
import { type ChannelAccess, PostingError } from '../daily/channels.ts'
import { permissionNames, permissionsIn } from './permissions.ts'
import { obstacleOf } from './posting-error.ts'

const bits = z.string().regex(/^\d+$/).transform(BigInt)

const channelSchema = z.object({
  type: z.number(),
  guild_id: z.string().optional(),
  permission_overwrites: z
    .array(z.object({ id: z.string(), type: z.number(), allow: bits, deny: bits }))
    .default([]),
})
const guildSchema = z.object({
  owner_id: z.string(),
  roles: z.array(z.object({ id: z.string(), permissions: bits, mentionable: z.boolean() })),
})
const memberSchema = z.object({
  roles: z.array(z.string()),
  communication_disabled_until: z.iso
    .datetime({ offset: true })
    .transform(text => Temporal.Instant.from(text))
    .nullish(),
})

interface Asking {
  readonly rest: Pick<REST, 'get'>
  readonly botId: string
  readonly now: Temporal.Instant
}

/** What the bot may do in a channel of this server. Rejects where Discord does not say. */
export async function channelAccess(
  { rest, botId, now }: Asking,
  guildId: string,
  channelId: string,
): Promise<ChannelAccess> {
  const channel = await readChannel(rest, channelId)
  if ('state' in channel) return channel
  if (channel.guild_id !== guildId) return { state: 'channel-gone' }

  const [guild, member] = await Promise.all([
    rest.get(Routes.guild(guildId)).then(answer => guildSchema.parse(answer)),
    rest.get(Routes.guildMember(guildId, botId)).then(answer => memberSchema.parse(answer)),
  ]).catch((error: unknown) => {
    // A channel of this server has just been read, so what else is said is either not true or about to change.
    throw new PostingError('transient', error)
  })
  const { communication_disabled_until: timeout } = member
  const permissions = permissionNames(
    permissionsIn({
      guildId,
      ownerId: guild.owner_id,
      roles: guild.roles,
      member: {
        id: botId,
        roles: member.roles,
        isTimedOut: timeout ? Temporal.Instant.compare(timeout, now) > 0 : false,
      },
      overwrites: channel.permission_overwrites,
    }),
  )
  if (!permissions.has('ViewChannel')) return { state: 'no-access' }
  return {
    state: 'visible',
    kind: kinds.get(channel.type) ?? 'other',
    permissions,
    role(roleId) {
      const role = guild.roles.find(({ id }) => id === roleId)
      return { exists: role !== undefined, mentionable: role?.mentionable === true }
    },
  }
}

const kinds = new Map<number, 'text' | 'announcement'>([
  [ChannelType.GuildText, 'text'],
  [ChannelType.GuildAnnouncement, 'announcement'],
])

async function readChannel(rest: Asking['rest'], channelId: string) {
  try {
    return channelSchema.parse(await rest.get(Routes.channel(channelId)))
  } catch (error) {
    const state = obstacleOf(error)
    if (state === 'channel-gone' || state === 'no-access') return { state } as const
    throw error
  }
}
