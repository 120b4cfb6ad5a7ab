import { DiscordAPIError, RateLimitError, type RawFile, type REST } from '@discordjs/rest'
import {
  RESTJSONErrorCodes as Code,
  InteractionResponseType,
  MessageFlags,
  Routes,
} from 'discord-api-types/v10'
import * as z from 'zod'
import type { Dispatched } from '../bot/dispatch.ts'
import type { ReplyFile } from '../bot/reply.ts'
import type { Response } from '../bot/response.ts'
import { attachments } from './attachments.ts'
import { isDiscordError } from './posting-error.ts'

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
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

/** Takes the first response to where it goes. Rejects where it does not arrive. */
export type Deliver = (first: Response) => Promise<unknown>

/** As a request of ours, which is how interactions of the gateway are answered. */
export function byCallback({ rest, sleep }: RespondOptions, payload: unknown): Deliver {
  const { id, token } = envelope.parse(payload)
  return first =>
    untilThrough(sleep, () =>
      rest.post(Routes.interactionCallback(id, token), { ...requestOf(first), auth: false }),
    )
}

/**
 * Delivers the response to an interaction. One that takes longer than about two seconds is deferred first and
 * put in place when it comes. Rejects where Discord takes neither.
 */
export async function respond(
  { rest, sleep }: RespondOptions,
  payload: unknown,
  { response, deferral }: Dispatched,
  deliver: Deliver,
): Promise<void> {
  const done = new AbortController()
  const first = await Promise.race([
    response,
    ...(deferral ? [sleep(deferAfter, done.signal).then(() => undefined)] : []),
  ])
  // With a reason, since Node makes an error with its stack else, which costs more than most answers.
  done.abort('answered')
  if (first || !deferral) {
    await deliver(first ?? (await response))
    return
  }

  await deliver(deferral)
  const { application_id, token } = envelope.parse(payload)
  const final = await response
  const put = () => replaceDeferral(rest, Routes.webhook(application_id, token), deferral, final)
  for (const wait of untilKnown) {
    try {
      return await put()
    } catch (error) {
      if (!isDiscordError(error, Code.UnknownWebhook)) throw error
      await sleep(wait)
    }
  }
  await put()
}

/** A deferral in the body of our own response may be on its way still when the message is ready, in milliseconds. */
const untilKnown = [200, 1_000]

/**
 * Sends the first response again where the connection breaks or Discord stumbles, since there are three seconds for
 * it and nothing else would tell the person. One that was taken though its answer was lost is refused the next time.
 */
async function untilThrough(
  sleep: RespondOptions['sleep'],
  send: () => Promise<unknown>,
  waits: readonly number[] = waitsBeforeSendingAgain,
): Promise<void> {
  try {
    await send()
  } catch (error) {
    const [wait, ...further] = waits
    if (wait === undefined || isRefusal(error)) throw error
    await sleep(wait)
    await untilThrough(
      sleep,
      () =>
        send().catch((again: unknown) => {
          if (!isDiscordError(again, Code.InteractionHasAlreadyBeenAcknowledged)) throw again
        }),
      further,
    )
  }
}

/** In milliseconds; with what the tries take themselves, within the time that Discord waits. */
const waitsBeforeSendingAgain = [100, 500]

const isRefusal = (error: unknown): boolean =>
  error instanceof DiscordAPIError || error instanceof RateLimitError

async function replaceDeferral(
  rest: Rest,
  webhook: ReturnType<typeof Routes.webhook>,
  deferral: Response,
  final: Response,
): Promise<void> {
  if (!('data' in final) || !final.data) return
  const announcedUpdate = deferral.type === InteractionResponseType.DeferredMessageUpdate
  const asAnnounced = announcedUpdate
    ? final.type === InteractionResponseType.UpdateMessage
    : isPrivate(final) === isPrivate(deferral)
  if (asAnnounced) {
    const { flags: _, ...data } = 'flags' in final.data ? final.data : { ...final.data, flags: undefined }
    await rest.patch(`${webhook}/messages/@original`, { ...withFiles(data, final.files), auth: false })
    return
  }
  // An edit cannot change who sees a message, so what was announced gives way to a new one.
  if (!announcedUpdate) await rest.delete(`${webhook}/messages/@original`, { auth: false })
  await rest.post(webhook, { ...withFiles(final.data, final.files), auth: false })
}

/** What is sent: where files go along, the message names them. */
export function requestOf({ files, ...body }: Response): { body: object; files?: RawFile[] } {
  if (!files || !('data' in body)) return { body }
  const { body: data, ...sent } = withFiles(body.data ?? {}, files)
  return { body: { ...body, data }, ...sent }
}

function withFiles(
  data: object,
  files: readonly ReplyFile[] | undefined,
): { body: object; files?: RawFile[] } {
  const { json, ...sent } = attachments(files)
  return { body: { ...data, ...json }, ...sent }
}

const isPrivate = (response: Response): boolean =>
  'data' in response &&
  response.data !== undefined &&
  'flags' in response.data &&
  ((response.data.flags ?? 0) & MessageFlags.Ephemeral) !== 0
