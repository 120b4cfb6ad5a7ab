import type { Sandbox } from '../../sandbox/server.ts'
import { connectRaw, type RawGateway } from './raw-gateway.ts'
import { type Answer, asBot, type Json } from './sandbox-under-test.ts'

/** A bot made of one WebSocket and fetch. */
export interface RawBot {
  gateway: RawGateway
  /** The next interaction that arrives. */
  interaction(): Promise<Json>
  callback(interaction: Json, body: unknown, query?: string): Promise<Answer>
  /** A request to the interaction's webhook, such as `PATCH /messages/@original`. */
  webhook(interaction: Json, method: string, path: string, body?: unknown): Promise<Answer>
}

export const filmCommand = {
  name: 'film',
  description: 'What plays in a film',
  options: [
    { type: 3, name: 'title', description: 'Film title', required: true, autocomplete: true },
    { type: 5, name: 'private', description: 'Reply only to me' },
  ],
  integration_types: [0, 1],
  contexts: [0, 1, 2],
}

/** Connects, and registers these commands. */
export async function rawBot(sandbox: Sandbox, commands: unknown[] = [filmCommand]): Promise<RawBot> {
  const gateway = connectRaw(sandbox)
  await gateway.ready()
  const { status, body } = await asBot(
    sandbox,
    'PUT',
    `/applications/${sandbox.applicationId}/commands`,
    commands,
  )
  if (status !== 200) throw new Error(JSON.stringify(body))
  return {
    gateway,
    interaction: async () => (await gateway.event('INTERACTION_CREATE')).d,
    callback: ({ id, token }, body, query = '') =>
      asBot(sandbox, 'POST', `/interactions/${id}/${token}/callback${query}`, body),
    webhook: ({ token }, method, path, body) =>
      asBot(sandbox, method, `/webhooks/${sandbox.applicationId}/${token}${path}`, body),
  }
}
