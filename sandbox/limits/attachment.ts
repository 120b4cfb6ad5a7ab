import { z } from 'zod'
import type { UploadedFile } from '../http/multipart.ts'
import { DiscordError, invalidForm } from '../rest/errors.ts'
import type { Attachment } from '../world/model.ts'
import { list } from './form.ts'

/** https://discord.com/developers/docs/resources/message#attachment-object */
const maximumSize = 10 * 1024 * 1024
const maximumFiles = 10

export const attachments = list(
  z.object({
    id: z.union([z.int(), z.string()]).transform(String),
    filename: z.string().nullish(),
    description: z.string().max(1024).nullish(),
  }),
  0,
  maximumFiles,
)
export type AttachmentForm = z.infer<typeof attachments>

/**
 * The files a message has after a request: those it had that are listed still (all, when nothing is listed), and
 * those that were sent. Throws 40005 and 50035 where Discord does.
 */
export function attachmentsAfter(
  before: readonly Attachment[],
  listed: AttachmentForm | null | undefined,
  files: ReadonlyMap<number, UploadedFile>,
  nextId: () => string,
): Attachment[] {
  const kept = listed ? before.filter(({ id }) => listed.some(entry => entry.id === id)) : [...before]
  for (const [n, { id }] of (listed ?? []).entries()) {
    if (files.has(Number(id)) || before.some(attachment => attachment.id === id)) continue
    const path = ['attachments', n, 'id']
    throw invalidForm({ path, code: 'BASE_TYPE_INVALID', message: `There is no file ${id}.` })
  }
  const sent = [...files].map(([number, { name, contentType, bytes }]) => {
    if (bytes.length > maximumSize) throw new DiscordError(413, 40005, 'Request entity too large')
    const about = listed?.find(({ id }) => id === String(number))
    return {
      id: nextId(),
      filename: about?.filename ?? name,
      description: about?.description ?? null,
      contentType,
      bytes,
    }
  })
  if (kept.length + sent.length > maximumFiles) {
    const message = `Must be ${maximumFiles} or fewer in length.`
    throw invalidForm({ path: ['attachments'], code: 'BASE_TYPE_MAX_LENGTH', message })
  }
  return [...kept, ...sent]
}
