import type { Pause, Schedule } from '../guilds/guild-state.ts'
import type { Obstacle, PostingError } from './channels.ts'
import type { Lack } from './daily.ts'
import { obstacleOf } from './deadline.ts'
import type { DailyEffects } from './effects.ts'
import { hindrances, lacksOf } from './lacks.ts'
import { nonceOf } from './nonce.ts'
import { troubleNotice } from './trouble-text.ts'

type Trouble = Extract<Pause, { by: 'trouble' }>
type Problem = Trouble['problem']

/** Whether this obstacle lasts until somebody in the server does something about it. */
export const isProblem = (obstacle: Obstacle): obstacle is Problem =>
  obstacle === 'channel-gone' || obstacle === 'no-access' || obstacle === 'missing-permissions'

/**
 * Pauses a server where Discord does not let the bot post, with the reason. The claim stands, so that what may have
 * gone out before the trouble is found. False where by now nothing seems to be in the way: then it is worth another
 * attempt.
 */
export async function pauseForTrouble(
  effects: DailyEffects,
  guildId: string,
  schedule: Schedule,
  obstacle: Problem,
  error: PostingError,
): Promise<boolean> {
  const { guilds, now, log } = effects
  const found = await hindrancesIn(effects, guildId, schedule).catch(() => undefined)
  if (found?.length === 0) return false
  const pause: Trouble = { ...troubleOf(found ?? [], obstacle), at: now().toString(), told: false }
  await guilds.update(guildId, state =>
    state?.schedule?.channelId === schedule.channelId && !state.pause ? { ...state, pause } : state,
  )
  log.warn(
    { guild: guildId, problem: pause.problem, missing: pause.missing, err: error },
    'song of the day paused',
  )
  return true
}

/** Goes on where nothing is in the way any more. Rejects where Discord cannot say. */
export async function resumeIfMended(
  effects: DailyEffects,
  guildId: string,
  schedule: Schedule,
): Promise<void> {
  if ((await hindrancesIn(effects, guildId, schedule)).length > 0) return
  await effects.guilds.update(guildId, state => {
    if (state?.pause?.by !== 'trouble' || state.schedule?.channelId !== schedule.channelId) return state
    const { pause: _, ...rest } = state
    return rest
  })
  effects.log.info({ guild: guildId }, 'song of the day resumed')
}

/**
 * Tells an administrator that the song of the day is paused: whoever set it up, else the server, else only the log.
 * Rejects where it is worth trying again, unless this is the last attempt.
 */
export async function tellOfTrouble(
  { channels, guilds, log }: DailyEffects,
  guildId: string,
  schedule: Schedule,
  pause: Trouble,
  isLastAttempt: boolean,
): Promise<void> {
  const text = troubleNotice(guildId, schedule, pause)
  const nonce = nonceOf(guildId, 'trouble', pause.at)
  let failure: unknown
  const works = async (tell: () => Promise<boolean>): Promise<boolean> => {
    try {
      return await tell()
    } catch (error) {
      if (!isLastAttempt && obstacleOf(error) === 'transient') throw error
      failure = error
      return false
    }
  }
  const { setUpBy } = schedule
  const told =
    (setUpBy && (await works(() => channels.tellUser(setUpBy, text, nonce).then(() => true)))) ||
    (await works(() => channels.tellServer(guildId, text, nonce)))
  if (!told)
    log.warn({ guild: guildId, problem: pause.problem, err: failure }, 'nobody could be told of the pause')
  await guilds.update(guildId, state =>
    state?.pause?.by === 'trouble' && state.pause.at === pause.at
      ? { ...state, pause: { ...state.pause, told: true } }
      : state,
  )
}

async function hindrancesIn(
  { channels }: DailyEffects,
  guildId: string,
  schedule: Schedule,
): Promise<readonly Lack[]> {
  return hindrances(lacksOf(await channels.access(guildId, schedule.channelId), schedule))
}

/** What a pause says of what is in the way; the obstacle speaks where nothing else is known. */
export const troubleOf = (
  lacks: readonly Lack[],
  obstacle: Problem,
): Pick<Trouble, 'by' | 'problem' | 'missing'> => ({
  by: 'trouble',
  problem: problemOf(lacks) ?? obstacle,
  missing: lacks.flatMap(lack => (lack.kind === 'permissions' ? lack.missing : [])),
})

function problemOf([first]: readonly Lack[]): Problem | undefined {
  if (first?.kind === 'channel-gone' || first?.kind === 'no-access') return first.kind
  if (first?.kind !== 'permissions') return undefined
  return first.missing.includes('ViewChannel') ? 'no-access' : 'missing-permissions'
}
