import type { REST } from '@discordjs/rest'
import {
  type APIInteractionResponse,
  InteractionResponseType,
  MessageFlags,
  Routes,
} from 'discord-api-types/v10'
import * as z from 'zod'
import type { Dispatched } from '../bot/dispatch.ts'

const envelope = z.object({ id: z.string(), application_id: z.string(), token: z.string() })

/**
 * Discord waits 3 s for the first response; this leaves a second for the way there.
 * https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-callback
 */
export const deferAfter = 2_000

type Rest = Pick<REST, 'post' | 'patch' | 'delete'>

export interface RespondOptions {
  rest: Rest
  /** Resolves after so many milliseconds, or when the signal aborts. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>
}

/**
 * Sends the response to an interaction. One that takes longer than about two seconds is deferred first and
 * put in place when it comes. Rejects where Discord takes neither.
 */
export async function respond(
  { rest, sleep }: RespondOptions,
  payload: unknown,
  { response, deferral }: Dispatched,
): Promise<void> {
  const { id, application_id, token } = envelope.parse(payload)
  const callback = (body: APIInteractionResponse) =>
    rest.post(Routes.interactionCallback(id, token), { body, auth: false })

  const done = new AbortController()
  const first = await Promise.race([
    response,
    ...(deferral ? [sleep(deferAfter, done.signal).then(() => undefined)] : []),
  ])
  done.abort()
  if (first || !deferral) {
    await callback(first ?? (await response))
    return
  }

  await callback(deferral)
  await replaceDeferral(rest, Routes.webhook(application_id, token), deferral, await response)
}

async function replaceDeferral(
  rest: Rest,
  webhook: ReturnType<typeof Routes.webhook>,
  deferral: APIInteractionResponse,
  final: APIInteractionResponse,
): Promise<void> {
  if (!('data' in final) || !final.data) return
  const announcedUpdate = deferral.type === InteractionResponseType.DeferredMessageUpdate
  const asAnnounced = announcedUpdate
    ? final.type === InteractionResponseType.UpdateMessage
    : isPrivate(final) === isPrivate(deferral)
  if (asAnnounced) {
    const { flags: _, ...body } = 'flags' in final.data ? final.data : { ...final.data, flags: undefined }
    await rest.patch(`${webhook}/messages/@original`, { body, auth: false })
    return
  }
  // An edit cannot change who sees a message, so what was announced gives way to a new one.
  if (!announcedUpdate) await rest.delete(`${webhook}/messages/@original`, { auth: false })
  await rest.post(webhook, { body: final.data, auth: false })
}

const isPrivate = (response: APIInteractionResponse): boolean =>
  'data' in response &&
  response.data !== undefined &&
  'flags' in response.data &&
  ((response.data.flags ?? 0) & MessageFlags.Ephemeral) !== 0
