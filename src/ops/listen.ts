import { once } from 'node:events'
import { Server } from 'node:http'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'
import { PortError } from './port-error.ts'

/** What is served over HTTP. */
export type HttpApp = Hono<{ Bindings: HttpBindings }>

/** Where something listens for HTTP. */
export interface Address {
  readonly host: string
  /** 0 takes any free one. */
  readonly port: number
}

export interface Listening {
  /** The port it has got. */
  readonly port: number
  /** Takes nothing more; resolves when all that came is answered, within so many milliseconds. */
  close(patienceMs: number): Promise<void>
}

/** Serves an application over HTTP. Rejects with a PortError where the port cannot be had. */
export async function listen(app: HttpApp, { host, port }: Address): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false })
  if (!(server instanceof Server)) throw new TypeError('not a server for HTTP/1.1')
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (cause) {
    throw new PortError(port, cause)
  }
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    async close(patienceMs) {
      const closed = once(server, 'close')
      server.close()
      // Connections stay open for the next request when theirs is answered.
      const sweep = setInterval(() => server.closeIdleConnections(), 50)
      const cut = setTimeout(() => server.closeAllConnections(), patienceMs)
      await closed
      clearInterval(sweep)
      clearTimeout(cut)
    },
  }
}
