import { z } from 'zod'
import { allIntents, privilegedIntents } from './intents.ts'
import type { GatewayOptions } from './options.ts'

/** https://discord.com/developers/docs/events/gateway-events#identify */
export const identifyPayload = z.object({
  token: z.string(),
  properties: z.object({ os: z.string(), browser: z.string(), device: z.string() }),
  intents: z.int().min(0),
  shard: z.tuple([z.int(), z.int()]).optional(),
  compress: z.boolean().optional(),
})
export type Identify = z.infer<typeof identifyPayload>

export const resumePayload = z.object({ token: z.string(), session_id: z.string(), seq: z.int().min(0) })

/** Above this many guilds a shard is refused. */
const guildsPerShard = 2_500

/** Why Discord would close the connection on an identify, if it would.
 * https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
export function refuseIdentify(
  identify: Identify,
  token: string,
  options: GatewayOptions,
  guildsOnShard: number,
): { code: number; reason: string } | null {
  if (identify.token.replace(/^Bot /, '') !== token) return { code: 4004, reason: 'Authentication failed.' }
  const [id, count] = identify.shard ?? [0, 1]
  if (id < 0 || count < 1 || id >= count) return { code: 4010, reason: 'Invalid shard.' }
  if (guildsOnShard > guildsPerShard) return { code: 4011, reason: 'Sharding required.' }
  if ((identify.intents & ~allIntents) !== 0) return { code: 4013, reason: 'Invalid intent(s).' }
  const privileged = identify.intents & privilegedIntents
  if ((privileged & ~options.privilegedIntents) !== 0) return { code: 4014, reason: 'Disallowed intent(s).' }
  return null
}
