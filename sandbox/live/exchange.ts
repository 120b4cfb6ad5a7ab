import type { Interactions } from '../interactions/store.ts'
import type { LoggedRequest, RequestLog } from '../rest/request-log.ts'
import { messageJson, referencedMessage } from '../world/message-json.ts'
import type { Message } from '../world/model.ts'
import type { World } from '../world/world.ts'

/** What passed between Discord and the bot about a message. */
export interface Exchange {
  /** What the bot was sent, as JSON: an interaction, or the message that asked; null for what it wrote unasked. */
  asked: unknown
  /** Milliseconds until the bot's first answer to it; null where there is none. */
  latencyMs: number | null
  /** What the bot sent about it by REST. */
  requests: Pick<LoggedRequest, 'method' | 'path' | 'body' | 'status' | 'ms'>[]
}

const shown = ({ method, path, body, status, ms }: LoggedRequest) => ({ method, path, body, status, ms })

/** Every exchange that made or changed a message, oldest first. */
export function exchangesOf(
  world: World,
  interactions: Interactions,
  log: RequestLog,
  message: Message,
): Exchange[] {
  const requests = log.since(0)
  const byInteractions = interactions.of(message.id).map(
    ({ id, token, payload, createdAt, respondedAt }): Exchange => ({
      asked: payload,
      latencyMs: respondedAt === null ? null : respondedAt - createdAt,
      requests: requests.filter(({ path }) => path.includes(id) || path.includes(token)).map(shown),
    }),
  )
  if (byInteractions.length > 0 || message.authorId !== world.application.id) return byInteractions
  const reference = referencedMessage(world, message)
  const about = requests.filter(({ path, answer }) => isOf(message, path, answer))
  const [first] = about
  return [
    {
      asked: reference && messageJson(world, reference),
      latencyMs: reference && first ? Date.parse(first.time) - reference.timestamp : null,
      requests: about.map(shown),
    },
  ]
}

/** Whether a request made the message or is on it. */
const isOf = ({ id }: Message, path: string, answer: unknown): boolean =>
  path.split(/[/?]/).includes(id) ||
  (typeof answer === 'object' && answer !== null && 'id' in answer && answer.id === id)
