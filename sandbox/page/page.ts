import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { stripTypeScriptTypes } from 'node:module'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { PageOptions } from './options.ts'
import { findPackages } from './packages.ts'
import { fileHeaders, pageHeaders } from './security.ts'

const compress = promisify(gzip)
const decompress = promisify(gunzip)

const types = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  script: 'text/javascript; charset=utf-8',
  font: 'font/ttf',
}

interface Served {
  type: string
  headers: Readonly<Record<string, string>>
  /** Compressed. */
  bytes: Buffer
}

/** Serves the page on which one talks to the bot. There is nothing to build: the page's own modules lose their types on
 * the way, and packages are served as they are installed. Each file is prepared once, when it is first asked for. */
export function createPage(options: PageOptions) {
  const prepared = new Map<string, Promise<Served | undefined>>()
  const packages = findPackages()

  const prepare = async (path: string): Promise<Served | undefined> => {
    if (path === '/') return prepareIndex()
    if (path === '/fonts.css') return served(types.css, fontFaces(options.fonts))
    const file = fileAt(path)
    if (file === undefined) return undefined
    const content = await readFile(file).catch(() => undefined)
    if (content === undefined) return undefined
    switch (extname(file)) {
      case '.ts':
        return served(types.script, stripTypeScriptTypes(content.toString('utf8')))
      case '.js':
        return served(types.script, content)
      case '.css':
        return served(types.css, content)
      default:
        return served(types.font, content)
    }
  }

  const fileAt = (path: string): string | undefined => {
    const [, folder = ''] = path.split('/')
    const rest = path.slice(folder.length + 2)
    if (folder === 'modules') return packages.file(rest)
    if (folder === 'fonts') return options.fonts[Number(/^(\d+)\.ttf$/.exec(rest)?.[1] ?? Number.NaN)]
    // The one module of the sandbox that the page works with as well.
    if (path === '/client/given-values.ts') return join(import.meta.dirname, '..', path)
    const isOwn = /^\/(browser\/([\w-]+\/)?[\w-]+\.ts|styles\/[\w-]+\.css)$/.test(path)
    return isOwn ? join(import.meta.dirname, path) : undefined
  }

  const prepareIndex = async (): Promise<Served> => {
    const { invitations, soon } = options
    const html = (await readFile(join(import.meta.dirname, 'index.html'), 'utf8'))
      .replace('"import map"', () => packages.importMap)
      // In a data block only the end of the element could do harm.
      .replace('"page options"', () => JSON.stringify({ invitations, soon }).replaceAll('<', '\\u003c'))
    return served(types.html, html, pageHeaders([packages.importMap]))
  }

  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    if (url.pathname === '/favicon.ico') return void response.writeHead(204).end()
    const path = url.pathname
    let found: Served | undefined
    if (request.method === 'GET') {
      const preparing = prepared.get(path) ?? prepare(path)
      found = await preparing
      // What is not there is not remembered, or a stranger's addresses would fill the memory.
      if (found !== undefined) prepared.set(path, preparing)
    }
    if (found === undefined) {
      const line = `There is no ${request.method} ${path} here.`
      return void response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end(line)
    }
    const isGzip = /\bgzip\b/.test(String(request.headers['accept-encoding']))
    const encoding = isGzip ? { 'content-encoding': 'gzip' } : {}
    response
      .writeHead(200, { ...found.headers, ...encoding, 'content-type': found.type })
      .end(isGzip ? found.bytes : await decompress(found.bytes))
  }
}

async function served(
  type: string,
  content: string | Buffer,
  headers: Served['headers'] = fileHeaders,
): Promise<Served> {
  return { type, headers, bytes: await compress(content) }
}

/** The fonts given, and their names as a list to fall back to. */
function fontFaces(files: readonly string[]): string {
  const faces = files.map((_, n) => `@font-face { font-family: 'Given ${n}'; src: url('/fonts/${n}.ttf'); }`)
  const names = files.map((_, n) => `'Given ${n}'`)
  return [...faces, `:root { --given-fonts: ${[...names, 'sans-serif'].join(', ')}; }`].join('\n')
}
