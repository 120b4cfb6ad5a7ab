import { DiscordAPIError } from '@discordjs/rest'
import { RESTJSONErrorCodes as Code } from 'discord-api-types/v10'
import { type Obstacle, PostingError } from '../daily/channels.ts'

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const obstacles = new Map<number | string, Obstacle>([
  [Code.UnknownChannel, 'channel-gone'],
  [Code.UnknownGuild, 'channel-gone'],
  [Code.MissingAccess, 'no-access'],
  [Code.MissingPermissions, 'missing-permissions'],
  [Code.ActionCannotBePerformedDueToSlowmodeRateLimit, 'transient'],
  [Code.ChannelWriteRateLimit, 'transient'],
  [Code.ServerWriteRateLimit, 'transient'],
  [Code.OpeningDirectMessagesTooFast, 'transient'],
  [Code.SendMessagesHasBeenTemporarilyDisabled, 'transient'],
  [Code.FeatureTemporarilyDisabledServerSide, 'transient'],
  [Code.CloudflareIsBlockingYourRequest, 'transient'],
  [Code.APIResourceOverloaded, 'transient'],
])

/** A token that is refused now may be mended before the day is over; a request may take too long once. */
const passing = [401, 408]

/** What a failed request says about the next one. Only Discord itself can refuse; all else is a moment's trouble. */
export function obstacleOf(error: unknown): Obstacle {
  if (error instanceof PostingError) return error.obstacle
  if (!(error instanceof DiscordAPIError)) return 'transient'
  // Something between here and Discord answered, without an error code of Discord's.
  if (!('code' in error.rawError)) return 'transient'
  return obstacles.get(error.code) ?? (passing.includes(error.status) ? 'transient' : 'refused')
}

/** What this gives; its failures become PostingErrors. */
export async function posting<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw error instanceof PostingError ? error : new PostingError(obstacleOf(error), error)
  }
}

/** Whether Discord answered with one of these codes. */
export const isDiscordError = (error: unknown, ...codes: readonly Code[]): boolean =>
  error instanceof DiscordAPIError && codes.some(code => code === error.code)
