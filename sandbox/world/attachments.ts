import type { Embed } from '../limits/embed.ts'
import type { Attachment, Message } from './model.ts'
import type { World } from './world.ts'

/** https://discord.com/developers/docs/resources/message#attachment-object */
export const attachmentJson = (world: World, message: Message, attachment: Attachment) => {
  const url = attachmentUrl(world, message.channelId, attachment)
  return {
    id: attachment.id,
    filename: attachment.filename,
    size: attachment.bytes.length,
    url,
    proxy_url: url,
    content_type: attachment.contentType,
    ...(attachment.description === null ? {} : { description: attachment.description }),
    ...(pictureSize(attachment.bytes) ?? {}),
  }
}

export const attachmentUrl = (world: World, channelId: string, { id, filename }: Attachment): string =>
  `${world.origin}/attachments/${channelId}/${id}/${encodeURIComponent(filename)}`

/** The file at such an address, while its message is there. */
export function findAttachment(world: World, path: string): Attachment | undefined {
  const [, , channelId = '', id = ''] = path.split('/')
  for (const message of world.messages.get(channelId)?.values() ?? []) {
    const found = message.attachments.find(attachment => attachment.id === id)
    if (found !== undefined) return found
  }
  return undefined
}

/** Embeds that show `attachment://name` show the file of that name. */
export function withAttachedPictures(world: World, message: Message): Embed[] {
  const addressOf = (url: string): string => {
    const attached = message.attachments.find(({ filename }) => url === `attachment://${filename}`)
    return attached === undefined ? url : attachmentUrl(world, message.channelId, attached)
  }
  return message.embeds.map(embed => ({
    ...embed,
    ...(embed.image && { image: { url: addressOf(embed.image.url) } }),
    ...(embed.thumbnail && { thumbnail: { url: addressOf(embed.thumbnail.url) } }),
  }))
}

/** The files that are listed with a message: not those that its embeds show. */
export function listedAttachments({ attachments, embeds }: Message): Attachment[] {
  const shown = embeds.flatMap(({ image, thumbnail }) => [image?.url, thumbnail?.url])
  return attachments.filter(({ filename }) => !shown.includes(`attachment://${filename}`))
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** The size of a PNG; undefined for anything else. */
function pictureSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  if (bytes.length < 24 || signature.some((byte, at) => bytes[at] !== byte)) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}
