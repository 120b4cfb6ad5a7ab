import type { Claim, GuildState, Post } from '../guilds/guild-state.ts'
import type { PostedNow } from './daily.ts'
import { obstacleOf } from './deadline.ts'
import type { DailyEffects } from './effects.ts'
import { findIfVisible } from './find-claimed.ts'
import { lacksOf } from './lacks.ts'
import { nonceOf } from './nonce.ts'
import { afterPlaying, nextSong } from './pick.ts'
import { recordExtra } from './record.ts'
import { discordIsBusy } from './say-why-not.ts'
import { sendSong } from './send-song.ts'
import { comingSong } from './status.ts'

/** How long after one song another can be asked for, in milliseconds. */
const rest = 60_000

/**
 * Posts the song after the next, besides the schedule, unless one was asked for within the last minute. Undefined
 * where there is no song of the day. Throws a UserError where Discord does not take it at the moment.
 */
export async function postNow(effects: DailyEffects, guildId: string): Promise<PostedNow | undefined> {
  await recoverExtra(effects, guildId)
  const claimed = await claimExtra(effects, guildId)
  if (!claimed || 'done' in claimed) return claimed
  const { guilds, trackIds, now, log } = effects
  const { claim, rounds } = claimed
  const song = { trackId: claim.trackId, day: Temporal.PlainDate.from(claim.day), extra: true }
  const keep = async (messageId: string): Promise<PostedNow> => {
    const state = await guilds.update(
      guildId,
      state => state && recordExtra(state, trackIds, claim, messageId, now()),
    )
    log.info({ guild: guildId, day: claim.day, result: 'posted', track: claim.trackId }, 'extra song')
    const { day, trackId, channelId } = claim
    const post: Post = { day, trackId, channelId, messageId, at: now().toString(), extra: true }
    return { done: true, post: state?.posts.find(post => post.messageId === messageId) ?? post }
  }
  try {
    // The same song of the same round is the same message, whoever asks for it again.
    const nonce = nonceOf(guildId, 'extra', claim.trackId, String(rounds))
    const { messageId } = await sendSong(effects, { song, channelId: claim.channelId, nonce })
    return await keep(messageId)
  } catch (error) {
    log.warn({ err: error, guild: guildId }, 'extra song not out')
    // The response may be all that was lost.
    const found = await findIfVisible(effects, claim, true).catch(() => undefined)
    if (found) return keep(found.messageId)
    await releaseExtra(effects, guildId, claim)
    return explain(effects, guildId, error)
  }
}

type Claimed = { readonly claim: Claim; readonly rounds: number } | Extract<PostedNow, { why: 'just-posted' }>

async function claimExtra(
  { guilds, trackIds, now }: DailyEffects,
  guildId: string,
): Promise<Claimed | undefined> {
  let claimed: Claimed | undefined
  await guilds.update(guildId, state => {
    claimed = undefined
    if (!state?.schedule) return state
    const { schedule, cycle, extraClaim } = state
    const last = state.posts.findLast(post => post.extra)
    if (last && isRecent(last.at, now())) {
      claimed = { done: false, why: 'just-posted', post: last }
      return state
    }
    if (extraClaim && isRecent(extraClaim.at, now())) {
      claimed = { done: false, why: 'just-posted' }
      return state
    }
    const next = comingSong(state, trackIds)
    const claim: Claim = {
      day: now().toZonedDateTimeISO(schedule.timeZone).toPlainDate().toString(),
      trackId: nextSong(afterPlaying(cycle, trackIds, next), trackIds),
      channelId: schedule.channelId,
      at: now().toString(),
    }
    claimed = { claim, rounds: cycle.rounds }
    return { ...state, extraClaim: claim }
  })
  return claimed
}

/** A claim that its process never came back to: the song may be out, and must not come twice. */
async function recoverExtra(effects: DailyEffects, guildId: string): Promise<void> {
  const { guilds, trackIds, now } = effects
  const claim = (await guilds.read(guildId))?.extraClaim
  if (!claim || isRecent(claim.at, now())) return
  const found = await findIfVisible(effects, claim, true).catch(() => undefined)
  if (found)
    await guilds.update(
      guildId,
      state => state && recordExtra(state, trackIds, claim, found.messageId, Temporal.Instant.from(claim.at)),
    )
}

const releaseExtra = ({ guilds }: DailyEffects, guildId: string, claim: Claim) =>
  guilds.update(guildId, state => {
    if (state?.extraClaim?.at !== claim.at) return state
    const { extraClaim: _, ...rest } = state
    return rest satisfies GuildState
  })

async function explain(
  { channels, guilds }: DailyEffects,
  guildId: string,
  error: unknown,
): Promise<PostedNow | undefined> {
  const obstacle = obstacleOf(error)
  if (obstacle === 'refused') throw error
  const schedule = (await guilds.read(guildId))?.schedule
  if (obstacle !== 'transient' && schedule) {
    const access = await channels.access(guildId, schedule.channelId).catch(() => undefined)
    const lacks = access && lacksOf(access, schedule)
    if (lacks && lacks.length > 0) return { done: false, why: 'trouble', lacks }
  }
  throw discordIsBusy(error)
}

const isRecent = (at: string, now: Temporal.Instant): boolean =>
  Math.abs(now.since(at).total('milliseconds')) < rest
