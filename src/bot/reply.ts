import { type APIInteractionResponseCallbackData, MessageFlags } from 'discord-api-types/v10'

/** A file that goes along with a message. */
export interface ReplyFile {
  /** By which an embed may show it: `attachment://name`. */
  readonly name: string
  readonly data: Uint8Array
  /** What a picture shows, for who cannot see it. */
  readonly description: string
}

/** What a handler answers with: plain JSON and files, sent by whoever called it. */
export interface Reply extends APIInteractionResponseCallbackData {
  readonly files?: readonly ReplyFile[]
}

/** The same reply, shown only to whoever caused it. */
export const onlyToYou = (reply: Reply): Reply => ({
  ...reply,
  flags: (reply.flags ?? 0) | MessageFlags.Ephemeral,
})

/** The same reply without its files, and without the pictures that embeds show of them. */
export const withoutFiles = ({ files: _, ...reply }: Reply): Reply => ({
  ...reply,
  ...(reply.embeds && {
    embeds: reply.embeds.map(({ image, thumbnail, ...embed }) => ({
      ...embed,
      ...(image && !isOfFile(image) && { image }),
      ...(thumbnail && !isOfFile(thumbnail) && { thumbnail }),
    })),
  }),
})

/** https://discord.com/developers/docs/reference#uploading-files */
const isOfFile = ({ url }: { url: string }): boolean => url.startsWith('attachment://')
