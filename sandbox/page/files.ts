import type { IncomingMessage, ServerResponse } from 'node:http'
import { findAttachment } from '../world/attachments.ts'
import type { World } from '../world/world.ts'

/** Types that a browser may show; all else is offered for download. */
const shown = ['image/png', 'image/jpeg', 'image/gif', 'image/webp']

/** Serves the files of messages, as Discord's CDN does. */
export const createFileServer =
  (world: World) =>
  async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const found = request.method === 'GET' ? findAttachment(world, url.pathname) : undefined
    if (found === undefined) {
      response
        .writeHead(404, { 'content-type': 'text/plain; charset=utf-8' })
        .end('This content is no longer available.')
      return
    }
    response
      .writeHead(200, {
        'content-type': shown.includes(found.contentType) ? found.contentType : 'application/octet-stream',
        ...(shown.includes(found.contentType) ? {} : { 'content-disposition': 'attachment' }),
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
      })
      .end(found.bytes)
  }
