import type { IncomingMessage } from 'node:http'

/**
 * All bytes of a request, with its length in the headers or without; undefined where there are more than so many, and
 * the rest of those is not read. Rejects where it breaks off.
 */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length']) > most) return undefined
  const chunks: Buffer[] = []
  let size = 0
  // What is not read to its end is to be answered still.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('a request of text')
    size += chunk.length
    if (size > most) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
