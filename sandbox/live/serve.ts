import type { WebSocket } from 'ws'
import { BadClientRequest } from '../client/problem.ts'
import { follow, type LiveParts } from './live.ts'

/** Close code for a request that makes no sense. https://www.rfc-editor.org/rfc/rfc6455#section-7.4 */
const policyViolation = 1008

/** Tells a page of what one person sees, over `/sandbox/live?user=…&channel=…`. A WebSocket rather than server-sent
 * events, of which a browser keeps no more than six over all its tabs. */
export function serveLive(parts: LiveParts, socket: WebSocket, query: URLSearchParams): void {
  const place = { user: query.get('user') ?? undefined, channel: query.get('channel') ?? undefined }
  try {
    const leave = follow(parts, place, event => socket.send(JSON.stringify(event)))
    socket.on('close', leave)
  } catch (error) {
    if (!(error instanceof BadClientRequest)) throw error
    socket.close(policyViolation, error.message.slice(0, 120))
  }
}
