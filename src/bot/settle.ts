import { within } from '../within.ts'
import { UserError } from './errors.ts'
import { violations } from './limits.ts'
import { onlyToYou, type Reply } from './reply.ts'

export interface Settled {
  outcome: 'answered' | 'refused' | 'failed'
  reply: Reply
  /** Why it failed, and the id that the apology shows. */
  failure?: { incident: string; err: unknown }
  /** Why it was refused. */
  refusal?: UserError
}

export interface SettleEffects {
  /** A short id by which an apology and its log line are matched. */
  incidentId(): string
  /** Runs something after so many milliseconds; gives what calls it off. */
  after(milliseconds: number, run: () => void): () => void
}

/** How long a handler may take, in milliseconds: the longest draws a picture. */
const patience = 30_000

/**
 * Runs a handler. Whatever comes of it, nothing included, there is a reply that Discord takes and that pings nobody.
 */
export async function settle(
  run: () => Promise<Reply>,
  { incidentId, after }: SettleEffects,
): Promise<Settled> {
  try {
    const reply = await within(after, patience, run())
    const wrong = violations(reply)
    if (wrong.length > 0) throw new RangeError(`reply over Discord's limits: ${wrong.join('; ')}`)
    return { outcome: 'answered', reply: pingingNobody(reply) }
  } catch (error) {
    if (error instanceof UserError)
      return {
        outcome: 'refused',
        reply: pingingNobody(onlyToYou({ content: error.message })),
        refusal: error,
      }
    const incident = incidentId()
    return { outcome: 'failed', reply: apology(incident), failure: { incident, err: error } }
  }
}

/** What somebody is told when it is our fault. */
export const apology = (incident: string): Reply =>
  pingingNobody(
    onlyToYou({
      content: `Sorry, something went wrong on my side. Try again in a moment; if it stays, tell whoever runs me this number: \`${incident}\`.`,
    }),
  )

const pingingNobody = (reply: Reply): Reply => ({ ...reply, allowed_mentions: { parse: [] } })
