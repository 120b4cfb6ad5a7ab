import type { Claim, GuildState, Outcome } from '../guilds/guild-state.ts'
import type { DailyEffects } from './effects.ts'
import { findIfVisible } from './find-claimed.ts'
import { recordPosted, settle } from './record.ts'
import { troubleInWords } from './trouble-text.ts'

/** Writes down what became of a day without a song. The cause is an error of our own, if there is one. */
export async function closeDay(
  { guilds, now, log, observer }: DailyEffects,
  guildId: string,
  day: string,
  result: Outcome['result'],
  detail: string | undefined,
  cause?: unknown,
): Promise<void> {
  const at = now().toString()
  await guilds.update(
    guildId,
    state => state && settle(state, { day, at, result, ...(detail && { detail }) }),
  )
  observer?.daySettled(result)
  const level = result === 'skipped' ? 'info' : cause === undefined ? 'warn' : 'error'
  log[level](
    { guild: guildId, day, result, detail, ...(cause !== undefined && { err: cause }) },
    'song of the day',
  )
}

/** A day on which nothing could be tried any more: the bot was away, or something stood in the way all the time. */
export const missDay = (effects: DailyEffects, guildId: string, day: string, { pause }: GuildState) =>
  pause?.by === 'trouble'
    ? closeDay(effects, guildId, day, 'failed', troubleInWords(pause))
    : closeDay(effects, guildId, day, 'missed', 'The bot was away when it was due.')

/**
 * A claim whose post will not be tried again: records what became of it. Rejects where Discord cannot say whether it
 * is out, unless that must be decided now.
 */
export async function concludeClaim(
  effects: DailyEffects,
  guildId: string,
  claim: Claim,
  state: GuildState,
  atOnce: boolean,
): Promise<void> {
  const found = await findIfVisible(effects, claim, false).catch((error: unknown) => {
    if (!atOnce) throw error
    return undefined
  })
  if (!found) return closeDay(effects, guildId, claim.day, 'failed', whyNot(state))

  const { guilds, trackIds, now, log, observer } = effects
  const posted = { claim, messageId: found.messageId, at: now(), steps: [] }
  await guilds.update(guildId, state => state && recordPosted(state, trackIds, posted))
  observer?.daySettled('posted')
  log.info({ guild: guildId, day: claim.day, result: 'posted', found: true }, 'song of the day')
}

function whyNot({ schedule, pause }: GuildState): string {
  if (!schedule) return 'It was switched off before the song could be posted.'
  if (pause?.by === 'administrator') return 'It was paused before the song could be posted.'
  if (pause) return troubleInWords(pause)
  return 'Discord did not take the song in time.'
}
