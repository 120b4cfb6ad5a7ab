import type { Claim, GuildState, Outcome, Post, Unfinished } from '../guilds/guild-state.ts'
import { isSettled, plausibleDay } from './due.ts'
import { afterPlaying } from './pick.ts'

/** How many posts are remembered. */
const keptPosts = 50

/** What is kept of a server that begins. */
export const newState = (seed: string): GuildState => ({
  version: 1,
  cycle: { seed, rounds: 0, played: [], before: [] },
  posts: [],
})

/** A day is over, whatever became of it. It stays as it was where it is over already. */
export function settle(state: GuildState, { day, ...rest }: Outcome): GuildState {
  const at = Temporal.Instant.from(rest.at)
  const { claim, skip, ...kept } = state
  const openClaim = claim && claim.day !== day ? { claim } : {}
  if (isSettled(day, state.settledDay, at))
    return claim?.day === day ? { ...kept, ...(skip && { skip }) } : state
  const settledDay = plausibleDay(state.settledDay, at)
  return {
    ...kept,
    ...openClaim,
    ...(skip && skip > day && { skip }),
    settledDay: settledDay && settledDay > day ? settledDay : day,
    last: { day, ...rest },
  }
}

export interface Posted {
  readonly claim: Claim
  readonly messageId: string
  readonly at: Temporal.Instant
  readonly steps: Unfinished['steps']
  /** For people: what did not work besides the post itself. */
  readonly detail?: string
}

/** The song of a day is out. Changes nothing where that is known already, whoever noted it. */
export function recordPosted(
  state: GuildState,
  trackIds: readonly string[],
  { claim, messageId, at, steps, detail }: Posted,
): GuildState {
  const { day, trackId, channelId } = claim
  const outcome: Outcome = { day, at: at.toString(), result: 'posted', ...(detail && { detail }) }
  const settled = settle(state, outcome)
  if (isSettled(day, state.settledDay, at)) return settled
  return {
    ...withPost(settled, trackIds, { day, trackId, channelId, messageId, at: at.toString(), extra: false }),
    ...(steps.length > 0 && { unfinished: { day, trackId, channelId, messageId, steps } }),
  }
}

/** A song besides the schedule is out. */
export function recordExtra(
  state: GuildState,
  trackIds: readonly string[],
  claim: Claim,
  messageId: string,
  at: Temporal.Instant,
): GuildState {
  const { extraClaim: _, ...rest } = state
  if (state.posts.some(post => post.messageId === messageId)) return rest
  const { day, trackId, channelId } = claim
  return withPost(rest, trackIds, { day, trackId, channelId, messageId, at: at.toString(), extra: true })
}

/** Notes what did not work after a post was out, where that is still the last thing known. */
export function noteDetail(state: GuildState, day: string, sentence: string): GuildState {
  const { last } = state
  if (last?.day !== day || last.result !== 'posted') return state
  return { ...state, last: { ...last, detail: last.detail ? `${last.detail} ${sentence}` : sentence } }
}

const withPost = (state: GuildState, trackIds: readonly string[], post: Post): GuildState => ({
  ...state,
  cycle: afterPlaying(state.cycle, trackIds, post.trackId),
  posts: [...state.posts, post].slice(-keptPosts),
})
