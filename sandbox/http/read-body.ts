import type { IncomingMessage } from 'node:http'
import { DiscordError, invalidForm, tooLarge } from '../rest/errors.ts'
import { readMultipart, type UploadedFile } from './multipart.ts'

const mebibyte = 1024 * 1024
const maximum = mebibyte
/** Ten files of the largest size, and what is said about them. */
const maximumWithFiles = 101 * mebibyte

export type Body =
  | { problem: null; value: unknown; files: ReadonlyMap<number, UploadedFile> }
  | { problem: DiscordError }

const noFiles: ReadonlyMap<number, UploadedFile> = new Map()

/** Reads a JSON body of at most 1 MiB, null when there is none; with files, a form of at most 101 MiB. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const type = request.headers['content-type'] ?? ''
  const isForm = type.startsWith('multipart/form-data')
  const bytes = await readBytes(request, isForm ? maximumWithFiles : maximum)
  if (bytes === null) return { problem: tooLarge() }
  if (bytes.length === 0) return { problem: null, value: null, files: noFiles }
  if (isForm) {
    const form = readMultipart(type, bytes)
    return form === null ? { problem: notAForm() } : { problem: null, ...form }
  }
  if (!type.startsWith('application/json')) {
    const message = `Expected "Content-Type" header to be application/json, not "${type}".`
    return { problem: new DiscordError(415, 50109, message) }
  }
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    return { problem: null, value, files: noFiles }
  } catch {
    return { problem: new DiscordError(400, 50109, 'The request body contains invalid JSON.') }
  }
}

const notAForm = () =>
  invalidForm({
    path: [],
    code: 'SANDBOX_FORM_INVALID',
    message: 'A form has payload_json, which is JSON, and files[0], files[1] and so on, each once.',
  })

/** What is sent; null when it is more than `limit`. It is read to its end all the same, since nobody hears an
 * answer who is still sending. */
async function readBytes(request: IncomingMessage, limit: number): Promise<Buffer<ArrayBuffer> | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue
    size += chunk.length
    if (size <= limit) chunks.push(chunk)
    else chunks.length = 0
  }
  return size > limit ? null : Buffer.concat(chunks)
}
