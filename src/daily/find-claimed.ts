import type { Claim } from '../guilds/guild-state.ts'
import { obstacleOf } from './deadline.ts'
import type { DailyEffects } from './effects.ts'

/** Discord's clock and those of several processes differ, and a claim may have been written again. In minutes. */
const slack = 10

/**
 * The message that was claimed, where it went out after all: the process may have stopped in between, or the
 * response been lost. Discord tells the same nonce for some minutes only, so after that this must be asked.
 * Rejects where Discord cannot say.
 */
export async function findClaimed(
  { channels, messages }: DailyEffects,
  claim: Claim,
  extra: boolean,
): Promise<{ messageId: string } | undefined> {
  const song = { trackId: claim.trackId, day: Temporal.PlainDate.from(claim.day), extra }
  const since = Temporal.Instant.from(claim.at).subtract({ minutes: slack })
  return channels.findPosted(claim.channelId, messages.footerOf(song), since)
}

/** The same where nothing will be posted any more in a channel that cannot be seen: then there is no message. */
export async function findIfVisible(
  effects: DailyEffects,
  claim: Claim,
  extra: boolean,
): Promise<{ messageId: string } | undefined> {
  try {
    return await findClaimed(effects, claim, extra)
  } catch (error) {
    if (obstacleOf(error) === 'transient') throw error
    return undefined
  }
}
