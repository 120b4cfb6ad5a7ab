import { DiscordAPIError, type REST } from '@discordjs/rest'
import { RESTJSONErrorCodes, type RESTPostAPIChannelMessageJSONBody, Routes } from 'discord-api-types/v10'
import type { MessageReply } from '../bot/dispatch-message.ts'
import { type Reply, withoutFiles } from '../bot/reply.ts'
import { attachments } from './attachments.ts'

/**
 * Posts the reply to a message. Where the bot may not attach files it leaves them out, and where it may not embed
 * links or refer to messages, it says the same in plain text. Rejects where Discord takes none of these.
 */
export async function reply(
  rest: Pick<REST, 'post'>,
  { channelId, messageId, reply }: MessageReply,
): Promise<void> {
  const post = ({ content, embeds, components, files }: Reply, refers: boolean) => {
    const { json, ...sent } = attachments(files)
    const body: RESTPostAPIChannelMessageJSONBody = {
      ...(content && { content }),
      ...(embeds && { embeds }),
      ...(components && { components }),
      ...json,
      ...(refers && { message_reference: { message_id: messageId, fail_if_not_exists: false } }),
      allowed_mentions: { parse: [], replied_user: false },
      // Sent again after a lost response, or for an event that comes twice, it is still one reply.
      nonce: messageId,
      enforce_nonce: true,
    }
    return rest.post(Routes.channelMessages(channelId), { body, ...sent })
  }
  const text = reply.content || reply.embeds?.[0]?.description

  let posted = post(reply, true)
  if (reply.files?.length) posted = posted.catch(whereForbidden(() => post(withoutFiles(reply), true)))
  if (text) posted = posted.catch(whereForbidden(() => post({ content: text.slice(0, 2_000) }, false)))
  await posted
}

/** Does something else where a permission is lacking. */
const whereForbidden =
  (otherwise: () => Promise<unknown>) =>
  (error: unknown): Promise<unknown> => {
    if (lacksPermission(error)) return otherwise()
    throw error
  }

const lacksPermission = (error: unknown): boolean =>
  error instanceof DiscordAPIError &&
  (error.code === RESTJSONErrorCodes.MissingPermissions ||
    error.code === RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory)
