import type { REST } from '@discordjs/rest'
import { Routes } from 'discord-api-types/v10'
import * as z from 'zod'
import type { Logger } from '../ops/log.ts'

/** How long a count is good for, in milliseconds. */
const freshness = 60 * 60_000

const application = z.object({ approximate_guild_count: z.number().optional() })

/**
 * About how many servers the bot is in, by all its shards and processes: Discord counts them, so nobody has to be asked
 * twice in an hour. Gives undefined, and says so in the log, where Discord does not say. `elapsed` is in milliseconds.
 */
export function createServerCount(
  rest: Pick<REST, 'get'>,
  log: Logger,
  elapsed: () => number,
): () => Promise<number | undefined> {
  let known: { readonly count: number | undefined; readonly at: number } | undefined
  return async () => {
    if (known && elapsed() - known.at < freshness) return known.count
    try {
      const found = application.parse(await rest.get(Routes.currentApplication()))
      known = { count: found.approximate_guild_count, at: elapsed() }
    } catch (err) {
      log.warn({ err }, 'servers not counted')
    }
    return known?.count
  }
}
