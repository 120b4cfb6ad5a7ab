import type { Clock } from '../clock.ts'
import { callbackType, type Interaction } from './model.ts'
import { patience } from './store.ts'

/** Waits as a Discord client does: 3 s for the first response, then until a deferred one is filled in.
 * Gives false when the application did not respond. */
export function waitForAnswer(interaction: Interaction, clock: Clock): Promise<boolean> {
  return new Promise(resolve => {
    let cancel = () => {}
    const look = () => {
      cancel()
      const limit = patience(interaction)
      if (limit === null) return done(true)
      const left = interaction.createdAt + limit - clock.now()
      if (left < 0) return done(interaction.callback === callbackType.deferredUpdate)
      // One millisecond past the limit, so that a response exactly at the limit still counts.
      cancel = clock.after(left + 1, look)
    }
    const done = (answered: boolean) => {
      interaction.watchers.delete(look)
      resolve(answered)
    }
    interaction.watchers.add(look)
    look()
  })
}
