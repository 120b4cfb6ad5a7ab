import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'

const files: Record<string, { file: string; type: string }> = {
  '/': { file: 'index.html', type: 'text/html; charset=utf-8' },
  '/page.css': { file: 'page.css', type: 'text/css; charset=utf-8' },
  '/page.js': { file: 'page.js', type: 'text/javascript; charset=utf-8' },
}

const security = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}

/** Serves the page on which one talks to the bot. */
export async function servePage(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  if (url.pathname === '/favicon.ico') {
    response.writeHead(204).end()
    return
  }
  const found = request.method === 'GET' ? files[url.pathname] : undefined
  if (found === undefined) {
    const line = `There is no ${request.method} ${url.pathname} here.`
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end(line)
    return
  }
  const content = await readFile(new URL(found.file, import.meta.url))
  response.writeHead(200, { ...security, 'content-type': found.type }).end(content)
}
