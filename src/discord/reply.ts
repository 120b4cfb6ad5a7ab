import { DiscordAPIError, type REST } from '@discordjs/rest'
import { RESTJSONErrorCodes, type RESTPostAPIChannelMessageJSONBody, Routes } from 'discord-api-types/v10'
import type { MessageReply } from '../bot/dispatch-message.ts'

/**
 * Posts the reply to a message. Where the bot may not embed links or refer to messages, it says the same in plain
 * text. Rejects where Discord takes neither.
 */
export async function reply(
  rest: Pick<REST, 'post'>,
  { channelId, messageId, reply }: MessageReply,
): Promise<void> {
  const post = (body: RESTPostAPIChannelMessageJSONBody) =>
    rest.post(Routes.channelMessages(channelId), { body })
  const safe: RESTPostAPIChannelMessageJSONBody = {
    allowed_mentions: { parse: [], replied_user: false },
    // Sent again after a lost response, or for an event that comes twice, it is still one reply.
    nonce: messageId,
    enforce_nonce: true,
  }
  const { content, embeds, components } = reply
  try {
    await post({
      ...safe,
      ...(content && { content }),
      ...(embeds && { embeds }),
      ...(components && { components }),
      message_reference: { message_id: messageId, fail_if_not_exists: false },
    })
  } catch (error) {
    const text = content || embeds?.[0]?.description
    if (!text || !lacksPermission(error)) throw error
    await post({ ...safe, content: text.slice(0, 2_000) })
  }
}

const lacksPermission = (error: unknown): boolean =>
  error instanceof DiscordAPIError &&
  (error.code === RESTJSONErrorCodes.MissingPermissions ||
    error.code === RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory)
