import type { Claim, Schedule } from '../guilds/guild-state.ts'
import type { Due } from './due.ts'
import { isSettled } from './due.ts'
import type { DailyEffects } from './effects.ts'
import { findClaimed, findIfVisible } from './find-claimed.ts'
import { nonceOf } from './nonce.ts'
import { nextSong } from './pick.ts'
import { recordPosted } from './record.ts'
import { sendSong } from './send-song.ts'

interface Claimed {
  readonly schedule: Schedule
  readonly claim: Claim
  /** It stood there before, so the song may be out already. */
  readonly earlier: boolean
}

/**
 * Posts the song of a day: claims it, posts it, records it. Safe to call again after any of these, from any process:
 * the claim says which song, the nonce and the message itself say whether it is out. Does nothing where the settings
 * changed meanwhile. Rejects where the song is not out, or where nobody can tell; the claim then stands.
 */
export async function postSong(effects: DailyEffects, guildId: string, due: Due): Promise<void> {
  const day = due.day.toString()
  let claimed = await claimDay(effects, guildId, day)
  if (!claimed) return
  if (claimed.earlier) {
    const { claim, schedule } = claimed
    const hasMoved = claim.channelId !== schedule.channelId
    const found = await (hasMoved ? findIfVisible : findClaimed)(effects, claim, false)
    if (found) {
      await keepPosted(effects, guildId, { due, claimed, messageId: found.messageId, details: [] })
      return
    }
    if (hasMoved || !effects.trackIds.includes(claim.trackId))
      claimed = await claimDay(effects, guildId, day, claim)
    if (!claimed) return
  }

  const { schedule, claim } = claimed
  const mention = await mentionOf(effects, guildId, schedule)
  const { messageId, withPicture } = await sendSong(effects, {
    song: { trackId: claim.trackId, day: due.day, extra: false },
    channelId: claim.channelId,
    nonce: nonceOf(guildId, day),
    ...(mention.roleId && { roleId: mention.roleId }),
  })
  const details = [
    ...(withPicture ? [] : ['The picture could not be made, so it went out without one.']),
    ...(mention.detail ? [mention.detail] : []),
  ]
  await keepPosted(effects, guildId, { due, claimed, messageId, details })
}

/** Writes down which song is about to go where, or reads it where that has been done. `instead` of that claim. */
async function claimDay(
  { guilds, trackIds, now }: DailyEffects,
  guildId: string,
  day: string,
  instead?: Claim,
): Promise<Claimed | undefined> {
  let claimed: Claimed | undefined
  await guilds.update(guildId, state => {
    claimed = undefined
    if (!state?.schedule || state.pause || isSettled(day, state.settledDay, now())) return state
    const { schedule, claim: found } = state
    if (found?.day === day && !isSame(found, instead)) {
      claimed = { schedule, claim: found, earlier: true }
      return state
    }
    const claim: Claim = {
      day,
      trackId: nextSong(state.cycle, trackIds),
      channelId: schedule.channelId,
      at: now().toString(),
    }
    claimed = { schedule, claim, earlier: false }
    return { ...state, claim }
  })
  return claimed
}

const isSame = (a: Claim, b: Claim | undefined): boolean =>
  b !== undefined && a.at === b.at && a.trackId === b.trackId && a.channelId === b.channelId

/** The role to mention, unless it is gone: a song that mentions nobody is better than none. */
async function mentionOf(
  { channels, log }: DailyEffects,
  guildId: string,
  { roleId, channelId }: Schedule,
): Promise<{ readonly roleId?: string; readonly detail?: string }> {
  if (!roleId) return {}
  try {
    const access = await channels.access(guildId, channelId)
    if (access.state === 'visible' && !access.role(roleId).exists)
      return { detail: 'The role to mention is not there any more, so nobody was mentioned.' }
  } catch (err) {
    log.debug({ err, guild: guildId }, 'role not checked before mentioning it')
  }
  return { roleId }
}

interface Out {
  readonly due: Due
  readonly claimed: Claimed
  readonly messageId: string
  readonly details: readonly string[]
}

async function keepPosted(
  { guilds, trackIds, now, log, observer }: DailyEffects,
  guildId: string,
  { due, claimed: { claim, schedule, earlier }, messageId, details }: Out,
): Promise<void> {
  const at = now()
  const lateMs = at.since(due.at).total('milliseconds')
  await guilds.update(
    guildId,
    state =>
      state &&
      recordPosted(state, trackIds, {
        claim,
        messageId,
        at,
        steps: [
          ...(schedule.thread ? (['thread'] as const) : []),
          ...(schedule.crosspost ? (['crosspost'] as const) : []),
        ],
        ...(details.length > 0 && { detail: details.join(' ') }),
      }),
  )
  observer?.daySettled('posted', lateMs)
  log.info(
    { guild: guildId, day: claim.day, result: 'posted', track: claim.trackId, lateMs, earlier },
    'song of the day',
  )
}
