import { clip } from '../bot/limits.ts'
import type { Reply } from '../bot/reply.ts'
import { onOneLine } from './quote.ts'

/** The reply with the question above its answer, where others in the channel would not see what was asked. */
export function asked(question: string, reply: Reply): Reply {
  const [answer, ...rest] = reply.embeds ?? []
  const name = clip(onOneLine(question), 100)
  return answer && name ? { ...reply, embeds: [{ ...answer, author: { name } }, ...rest] } : reply
}
