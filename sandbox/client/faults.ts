import { z } from 'zod'
import type { Gateway } from '../gateway/gateway.ts'
import type { RestFaults } from '../rest/faults.ts'
import { removeMember, type World } from '../world/world.ts'
import { BadClientRequest } from './problem.ts'

const restFault = z.strictObject({
  kind: z.literal('rest'),
  route: z
    .string()
    .regex(
      /^(\*|[A-Z]+) \/\S*$/,
      'A route is a method (or *) and a path, such as “POST /channels/*/messages”.',
    ),
  action: z.enum(['fail', 'delay', 'drop', 'truncate']),
  when: z.enum(['before', 'after']).default('before'),
  times: z.int().min(1).default(1),
  chance: z.number().min(0).max(1).default(1),
  status: z.int().min(400).max(599).default(500),
  code: z.int().default(0),
  message: z.string().default('Internal Server Error'),
  retryAfter: z.number().min(0).nullable().default(null),
  global: z.boolean().default(false),
  delayMs: z.number().min(0).default(0),
})

const shard = z.int().min(0).nullable().default(null)
const gatewayFault = z.discriminatedUnion('action', [
  z.strictObject({
    kind: z.literal('gateway'),
    action: z.literal('close'),
    code: z.int().min(1000).max(4999).default(4000),
    resumable: z.boolean().default(true),
    shard,
  }),
  z.strictObject({ kind: z.literal('gateway'), action: z.literal('reconnect'), shard }),
  z.strictObject({
    kind: z.literal('gateway'),
    action: z.literal('invalidate'),
    resumable: z.boolean().default(false),
    shard,
  }),
  z.strictObject({ kind: z.literal('gateway'), action: z.enum(['silence', 'answer']) }),
])

const guildFault = z.strictObject({
  kind: z.literal('guild'),
  action: z.enum(['unavailable', 'available', 'remove']),
  guild: z.string(),
})

export const faultRequest = z.union([z.discriminatedUnion('kind', [restFault, gatewayFault, guildFault])])
export type FaultRequest = z.infer<typeof faultRequest>

/** Makes trouble; gives how many connections, guilds or coming requests it concerns. */
export function makeFault(world: World, gateway: Gateway, rest: RestFaults, fault: FaultRequest): number {
  switch (fault.kind) {
    case 'rest':
      rest.add(fault)
      return fault.times
    case 'guild':
      changeGuild(world, fault)
      return 1
    case 'gateway':
      return changeGateway(gateway, fault)
  }
}

function changeGateway(gateway: Gateway, fault: Extract<FaultRequest, { kind: 'gateway' }>): number {
  switch (fault.action) {
    case 'close':
      return gateway.cut(fault.shard, fault.code, fault.resumable)
    case 'reconnect':
      return gateway.tell(fault.shard, 7, true)
    case 'invalidate':
      return gateway.tell(fault.shard, 9, fault.resumable)
    default:
      gateway.silence(fault.action === 'silence')
      return gateway.sessions().length
  }
}

function changeGuild(world: World, fault: Extract<FaultRequest, { kind: 'guild' }>): void {
  const guild = world.guilds.get(fault.guild)
  if (guild === undefined) throw new BadClientRequest(`There is no guild “${fault.guild}”.`)
  if (!guild.members.has(world.application.id)) throw new BadClientRequest(`The bot is not in ${guild.name}.`)
  if (fault.action === 'remove') {
    removeMember(world, guild, world.application.id)
    return
  }
  guild.unavailable = fault.action === 'unavailable'
  world.emit({ name: guild.unavailable ? 'GUILD_DELETE' : 'GUILD_CREATE', guild })
}
