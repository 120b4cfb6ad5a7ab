import type { Channel, Message } from '../../world/model.ts'
import type { World } from '../../world/world.ts'
import { invalidForm } from '../errors.ts'

/** A channel's messages for the bot, newest first, ephemeral ones left out.
 * https://discord.com/developers/docs/resources/message#get-channel-messages */
export function messagePage(world: World, channel: Channel, query: URLSearchParams): Message[] {
  const limit = Number(query.get('limit') ?? 50)
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    const [code, message] =
      limit > 100
        ? ['NUMBER_TYPE_MAX', 'int value should be less than or equal to 100.']
        : ['NUMBER_TYPE_MIN', 'int value should be greater than or equal to 1.']
    throw invalidForm({ path: ['limit'], code, message })
  }
  const all = [...(world.messages.get(channel.id)?.values() ?? [])].filter(
    ({ visibleTo }) => visibleTo === null,
  )
  const before = query.get('before')
  const after = query.get('after')
  const around = query.get('around')
  const older = (id: string) => all.filter(message => BigInt(message.id) < BigInt(id))
  const newer = (id: string) => all.filter(message => BigInt(message.id) > BigInt(id))
  if (around !== null) {
    const half = Math.floor(limit / 2)
    const exact = all.filter(({ id }) => id === around)
    return [...older(around).slice(-half), ...exact, ...newer(around).slice(0, half)].reverse()
  }
  if (before !== null) return older(before).slice(-limit).reverse()
  if (after !== null) return newer(after).slice(0, limit).reverse()
  return all.slice(-limit).reverse()
}
