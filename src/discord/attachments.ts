import type { RawFile } from '@discordjs/rest'
import type { RESTAPIAttachment } from 'discord-api-types/v10'
import type { ReplyFile } from '../bot/reply.ts'

/**
 * The files of a message, for a multipart request, and what its JSON says of them. Nothing where there are none.
 * https://discord.com/developers/docs/reference#uploading-files
 */
export function attachments(files: readonly ReplyFile[] = []): {
  files?: RawFile[]
  json: { attachments?: RESTAPIAttachment[] }
} {
  if (files.length === 0) return { json: {} }
  return {
    files: files.map(({ name, data }) => ({ name, data: asBuffer(data) })),
    json: {
      attachments: files.map(({ name, description }, id) => ({ id: `${id}`, filename: name, description })),
    },
  }
}

/** The same bytes, not a copy: a picture goes to thousands of servers. */
const asBuffer = (data: Uint8Array): Buffer => Buffer.from(data.buffer, data.byteOffset, data.byteLength)
