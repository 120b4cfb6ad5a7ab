import { z } from 'zod'
import { readForm, snowflake } from '../../limits/form.ts'
import type { Channel, Message } from '../../world/model.ts'
import type { World } from '../../world/world.ts'

const pageQuery = z.object({
  limit: z.coerce.number().pipe(z.int().min(1).max(100)).default(50),
  around: snowflake.optional(),
  before: snowflake.optional(),
  after: snowflake.optional(),
})

/** A channel's messages for the bot, newest first, ephemeral ones left out. Throws 50035 where the query is wrong.
 * https://discord.com/developers/docs/resources/message#get-channel-messages */
export function messagePage(world: World, channel: Channel, query: URLSearchParams): Message[] {
  const { limit, around, before, after } = readForm(pageQuery, Object.fromEntries(query))
  const all = [...(world.messages.get(channel.id)?.values() ?? [])].filter(
    ({ visibleTo }) => visibleTo === null,
  )
  const older = (id: string) => all.filter(message => BigInt(message.id) < BigInt(id))
  const newer = (id: string) => all.filter(message => BigInt(message.id) > BigInt(id))
  if (around !== undefined) {
    const half = Math.floor(limit / 2)
    const exact = all.filter(({ id }) => id === around)
    return [...older(around).slice(-half), ...exact, ...newer(around).slice(0, half)].reverse()
  }
  if (before !== undefined) return older(before).slice(-limit).reverse()
  if (after !== undefined) return newer(after).slice(0, limit).reverse()
  return all.slice(-limit).reverse()
}
