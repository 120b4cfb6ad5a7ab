import type { IncomingMessage } from 'node:http'

const maximum = 1024 * 1024

export type Body = { problem: null; value: unknown } | { problem: string; status: number }

/** Reads a JSON body of at most 1 MiB; null when there is none. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue
    size += chunk.length
    if (size > maximum) return { problem: 'Request entity too large', status: 413 }
    chunks.push(chunk)
  }
  if (size === 0) return { problem: null, value: null }
  const type = request.headers['content-type'] ?? ''
  if (!type.startsWith('application/json')) {
    return { problem: `Expected "Content-Type" header to be application/json, not "${type}".`, status: 415 }
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    return { problem: null, value }
  } catch {
    return { problem: 'The request body contains invalid JSON.', status: 400 }
  }
}
