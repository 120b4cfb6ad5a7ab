import type { Channel, Message } from '../../world/model.ts'
import type { World } from '../../world/world.ts'

/** "The past few minutes" of Discord's description of `enforce_nonce`. */
const rememberedMs = 5 * 60_000

/** Remembers what was sent with which nonce, so that a repeated request makes no second message.
 * https://discord.com/developers/docs/resources/message#create-message */
export interface Nonces {
  find(channel: Channel, nonce: string | number | null): Message | undefined
  remember(channel: Channel, nonce: string | number | null, message: Message): void
}

export function createNonces(world: World): Nonces {
  const sent = new Map<string, { message: Message; at: number }>()
  const fresh = (at: number) => at + rememberedMs > world.now()
  return {
    find(channel, nonce) {
      const known = nonce === null ? undefined : sent.get(`${channel.id} ${nonce}`)
      return known !== undefined && fresh(known.at) ? known.message : undefined
    },
    remember(channel, nonce, message) {
      for (const [key, { at }] of sent) {
        if (fresh(at)) break
        sent.delete(key)
      }
      if (nonce === null) return
      const key = `${channel.id} ${nonce}`
      sent.delete(key)
      sent.set(key, { message, at: world.now() })
    },
  }
}
