import * as z from 'zod'
import { createPerson } from '../e2e/sandbox-client.ts'

const exchange = z.object({
  method: z.string(),
  /** Below `/api/v10`. */
  path: z.string(),
  /** The route of the sandbox that took it. */
  route: z.string().nullable(),
  query: z.string(),
  body: z.unknown(),
  /** Null where no answer was sent. */
  status: z.number().nullable(),
  answer: z.unknown(),
})
/** One request of a bot and the sandbox's answer to it. */
export type Exchange = z.infer<typeof exchange>

const log = z.object({ requests: z.array(exchange) })

/** Gives, each time it is called, what bot and sandbox have said to each other since the last time, up to the
 * first request that still waits for its answer. */
export function listenTo(url: string): () => Promise<Exchange[]> {
  let heard = 0
  return async () => {
    const { requests } = log.parse(await createPerson(url).requests())
    const waiting = requests.findIndex(({ status }, n) => n >= heard && status === null)
    const fresh = requests.slice(heard, waiting < 0 ? undefined : waiting)
    heard += fresh.length
    return fresh
  }
}
