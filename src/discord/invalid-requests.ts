import { type REST, RESTEvents } from '@discordjs/rest'
import type { Logger } from '../ops/log.ts'

/** Discord bans an address for so many 401, 403 and 429 within ten minutes. */
const banned = 10_000

/**
 * Watches how many requests Discord turns down. Gives whether more than half of what it puts up with is used up, so
 * that what is not urgent should wait; the log says so once each time. `elapsed` is in milliseconds.
 * https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans
 */
export function watchInvalidRequests(
  rest: Pick<REST, 'on'>,
  log: Logger,
  elapsed: () => number,
): () => boolean {
  let lowUntil = Number.NEGATIVE_INFINITY
  const isLow = () => elapsed() < lowUntil
  rest.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) => {
    if (count <= banned / 2) return
    if (!isLow())
      log.error({ count, remainingTime, banned }, 'Discord turns down many requests; some wait now')
    lowUntil = elapsed() + remainingTime
  })
  return isLow
}
