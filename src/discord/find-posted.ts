import { makeURLSearchParams, type REST } from '@discordjs/rest'
import { Routes } from 'discord-api-types/v10'
import * as z from 'zod'

const page = z.array(
  z.object({
    id: z.string().regex(/^\d+$/),
    author: z.object({ id: z.string() }),
    embeds: z.array(z.object({ footer: z.object({ text: z.string() }).optional() })),
  }),
)

/** How many messages Discord gives at once, at most. https://discord.com/developers/docs/resources/message#get-channel-messages */
const pageSize = 100
/** A page takes about a second within Discord's rate limits, and nobody waits longer than a minute. */
const mostPages = 50

interface Wanted {
  readonly channelId: string
  readonly authorId: string
  /** The text of the first embed's footer. */
  readonly footer: string
  readonly since: Temporal.Instant
}

/**
 * The first such message; undefined where there is none, or where the bot may not read what was written before.
 * Rejects where there are more messages than can be looked through.
 */
export async function findPosted(
  rest: Pick<REST, 'get'>,
  { channelId, authorId, footer, since }: Wanted,
): Promise<{ messageId: string } | undefined> {
  let after = idJustBefore(since)
  for (let pages = 0; pages < mostPages; pages += 1) {
    const query = makeURLSearchParams({ after, limit: pageSize })
    const newestFirst = page.parse(await rest.get(Routes.channelMessages(channelId), { query }))
    const found = newestFirst.findLast(
      ({ author, embeds }) => author.id === authorId && embeds[0]?.footer?.text === footer,
    )
    if (found) return { messageId: found.id }
    const newest = newestFirst[0]
    if (!newest || newestFirst.length < pageSize) return undefined
    after = newest.id
  }
  throw new Error(`more than ${mostPages * pageSize} messages in channel ${channelId} since ${since}`)
}

/** 2015-01-01, from which Discord counts. https://discord.com/developers/docs/reference#snowflakes */
const epoch = 1_420_070_400_000

/** An id below those of all that was made at this moment or later. */
const idJustBefore = (moment: Temporal.Instant): string => {
  const first = BigInt(Math.max(0, moment.epochMilliseconds - epoch)) << 22n
  return String(first > 0n ? first - 1n : 0n)
}
