import type { IncomingMessage } from 'node:http'
import { readMultipart, type UploadedFile } from './multipart.ts'

const maximum = 1024 * 1024
const maximumWithFiles = 30 * 1024 * 1024

export type Body =
  | { problem: null; value: unknown; files: ReadonlyMap<number, UploadedFile> }
  | { problem: string; status: number }

const noFiles: ReadonlyMap<number, UploadedFile> = new Map()

/** Reads a JSON body of at most 1 MiB, null when there is none; with files, a form of at most 30 MiB. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const type = request.headers['content-type'] ?? ''
  const isForm = type.startsWith('multipart/form-data')
  const bytes = await readBytes(request, isForm ? maximumWithFiles : maximum)
  if (bytes === null) return { problem: 'Request entity too large', status: 413 }
  if (bytes.length === 0) return { problem: null, value: null, files: noFiles }
  if (isForm) {
    const form = await readMultipart(type, bytes)
    return form === null
      ? { problem: 'The request body contains an invalid form.', status: 400 }
      : { problem: null, ...form }
  }
  if (!type.startsWith('application/json')) {
    return { problem: `Expected "Content-Type" header to be application/json, not "${type}".`, status: 415 }
  }
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    return { problem: null, value, files: noFiles }
  } catch {
    return { problem: 'The request body contains invalid JSON.', status: 400 }
  }
}

async function readBytes(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue
    size += chunk.length
    if (size > limit) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
