import type { Unfinished } from '../guilds/guild-state.ts'
import { obstacleOf } from './deadline.ts'
import type { DailyEffects } from './effects.ts'
import { noteDetail } from './record.ts'

type Step = Unfinished['steps'][number]

const failures: Record<Step, string> = {
  thread: 'The thread could not be opened.',
  crosspost: 'It could not be published to the servers that follow the channel.',
}

/**
 * Does what remains after a post is out. The post itself stays as it is, whatever happens. Rejects where it is worth
 * trying again, unless this is the last attempt.
 */
export async function finishPost(
  { channels, guilds, messages, log }: DailyEffects,
  guildId: string,
  { day, trackId, channelId, messageId, steps }: Unfinished,
  isLastAttempt: boolean,
): Promise<void> {
  const does: Record<Step, () => Promise<void>> = {
    thread: () => {
      const song = { trackId, day: Temporal.PlainDate.from(day), extra: false }
      return channels.openThread(channelId, messageId, messages.threadNameOf(song))
    },
    crosspost: () => channels.crosspost(channelId, messageId),
  }
  const failed: Step[] = []
  for (const step of steps) {
    try {
      await does[step]()
    } catch (error) {
      if (!isLastAttempt && obstacleOf(error) === 'transient') throw error
      log.warn({ err: error, guild: guildId, day, step }, 'a step after the song of the day failed')
      failed.push(step)
    }
  }
  await guilds.update(guildId, state => {
    if (state?.unfinished?.messageId !== messageId) return state
    const { unfinished: _, ...rest } = state
    return failed.reduce((noted, step) => noteDetail(noted, day, failures[step]), rest)
  })
}
