import { type REST, RESTEvents } from '@discordjs/rest'
import type { Observer } from '../ops/observer.ts'

/** Has every answer of Discord counted, those of requests that are sent again too. */
export function observeRest(rest: Pick<REST, 'on'>, observer: Pick<Observer, 'restResponse'>): void {
  rest.on(RESTEvents.Response, ({ method }, { status }) => observer.restResponse(method, status))
}
