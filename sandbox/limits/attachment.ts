import { z } from 'zod'
import type { UploadedFile } from '../http/multipart.ts'
import { invalidForm, tooLarge } from '../rest/errors.ts'
import type { Attachment } from '../world/model.ts'
import { list, text } from './form.ts'

/** Discord allows more nowadays, to some more still. https://discord.com/developers/docs/reference#uploading-files */
const maximumSize = 10 * 1024 * 1024
const maximumFiles = 10

/** https://discord.com/developers/docs/resources/message#attachment-object */
export const attachments = list(
  z.object({
    id: z.union([z.int(), z.string()]).transform(String),
    filename: z.string().nullish(),
    description: text(0, 1024).nullish(),
  }),
  0,
  maximumFiles,
)
export type AttachmentForm = z.infer<typeof attachments>

/** What a request says of files, and those it brings. */
export interface SentFiles {
  listed: AttachmentForm | null | undefined
  files: ReadonlyMap<number, UploadedFile>
}

/** The files of a new message. Throws 40005 and 50035 where Discord does. */
export function newAttachments({ listed, files }: SentFiles, nextId: () => string): Attachment[] {
  for (const [n, { id }] of (listed ?? []).entries()) if (!files.has(Number(id))) throw notThere(n, id)
  return withinLimit([...files].map(([number, file]) => attach(number, file, listed, nextId)))
}

/**
 * The files of an edited message: all it had, when nothing is listed; else those that are listed, of what it had and
 * of what was sent. Throws 40005 and 50035 where Discord does, and 50035 for a file that is sent but not listed,
 * which Discord leaves out silently.
 */
export function editedAttachments(
  before: readonly Attachment[],
  { listed, files }: SentFiles,
  nextId: () => string,
): Attachment[] {
  for (const number of files.keys()) {
    if (listed?.some(({ id }) => id === String(number))) continue
    const message = `files[${number}] is not among the attachments of the edited message.`
    throw invalidForm({ path: ['attachments'], code: 'SANDBOX_FILE_NOT_LISTED', message })
  }
  if (!listed) return [...before]
  return withinLimit(
    listed.map(({ id, description }, n) => {
      const known = before.find(attachment => attachment.id === id)
      if (known !== undefined) return description === undefined ? known : { ...known, description }
      const file = files.get(Number(id))
      if (file === undefined) throw notThere(n, id)
      return attach(Number(id), file, listed, nextId)
    }),
  )
}

function attach(
  number: number,
  { name, contentType, bytes }: UploadedFile,
  listed: SentFiles['listed'],
  nextId: () => string,
): Attachment {
  if (bytes.length > maximumSize) throw tooLarge()
  const about = listed?.find(({ id }) => id === String(number))
  return {
    id: nextId(),
    filename: plainName(about?.filename ?? name),
    description: about?.description ?? null,
    contentType,
    bytes,
    isEmbedded: false,
  }
}

/** Discord keeps of a name what is safe in an address. */
function plainName(name: string): string {
  const plain = name.replace(/\s/g, '_').replace(/[^\w.-]/g, '')
  return /^\w/.test(plain) ? plain : `unknown${plain}`
}

function withinLimit(attached: Attachment[]): Attachment[] {
  if (attached.length <= maximumFiles) return attached
  const message = `Must be ${maximumFiles} or fewer in length.`
  throw invalidForm({ path: ['attachments'], code: 'BASE_TYPE_MAX_LENGTH', message })
}

const notThere = (n: number, id: string) =>
  invalidForm({
    path: ['attachments', n, 'id'],
    code: 'BASE_TYPE_INVALID',
    message: `There is no file ${id}.`,
  })
