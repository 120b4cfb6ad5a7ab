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

/** Runs a handler. Whatever comes of it, there is a reply that Discord takes and that pings nobody. */
export async function settle(run: () => Promise<Reply>, incidentId: () => string): Promise<Settled> {
  try {
    const reply = await run()
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
