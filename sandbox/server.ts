import { createServer } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { createClient } from './client/client.ts'
import { systemClock } from './clock.ts'
import { createCommands } from './commands/store.ts'
import { createGateway } from './gateway/gateway.ts'
import { defaultGatewayOptions } from './gateway/options.ts'
import { listen } from './http/listen.ts'
import { isFromThisMachine } from './http/same-machine.ts'
import { createEndpoint } from './interactions/endpoint.ts'
import { createSigner } from './interactions/signer.ts'
import { createInteractions } from './interactions/store.ts'
import { serveLive } from './live/serve.ts'
import type { Sandbox, SandboxOptions } from './options.ts'
import { createFileServer } from './page/files.ts'
import { plainPage } from './page/options.ts'
import { createPage } from './page/page.ts'
import { createRestFaults } from './rest/faults.ts'
import { createRateLimiter } from './rest/rate-limit.ts'
import { createRequestLog } from './rest/request-log.ts'
import { createRest } from './rest/rest.ts'
import { allRoutes } from './rest/routes/index.ts'
import { seededRandom } from './seeded-random.ts'
import { seedIds, seedWorld } from './world/seed.ts'
import { createWorld } from './world/world.ts'

export type { Clock, ManualClock } from './clock.ts'
export { manualClock, systemClock } from './clock.ts'
export type { Sandbox, SandboxOptions } from './options.ts'
export { seedIds, seedWorld } from './world/seed.ts'

const defaultGlobalPerSecond = 50

/** Starts a Discord on this machine. Throws an error whose cause has the code EADDRINUSE when the port is
 * taken. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const clock = options.clock ?? systemClock
  const report = options.report ?? (() => {})
  const host = options.host ?? '127.0.0.1'
  const application = { id: seedIds.application, name: options.applicationName ?? 'Yumeji', flags: 0 }
  const token = `${Buffer.from(application.id).toString('base64url')}.sandbox.no-secret-loopback-only`

  const world = createWorld(application, clock)
  const seed = options.seedWorld ?? seedWorld
  seed(world)
  const gatewayOptions = { ...defaultGatewayOptions, ...options.gateway }
  const gateway = createGateway(world, clock, token, gatewayOptions, () => gatewayUrl)
  const commands = createCommands(world)
  const interactions = createInteractions(world, options.onInteraction)
  const endpoint = createEndpoint({ world, interactions, clock, signer: createSigner(), report })
  const requests = createRequestLog(clock)
  const faults = createRestFaults(options.random ?? seededRandom(1))
  const rest = createRest({
    routes: allRoutes(
      { world, commands, interactions, gateway, endpoint, shards: gatewayOptions.recommendedShards },
      () => gatewayUrl,
    ),
    limiter: createRateLimiter(clock, options.globalPerSecond ?? defaultGlobalPerSecond),
    token,
    clock,
    requests,
    faults,
    report,
  })
  const client = createClient({ world, clock, interactions, gateway, endpoint, commands, requests, faults })

  const serveFile = createFileServer(world)
  const servePage = createPage(options.page ?? plainPage)
  const server = createServer((request, response) => {
    if (!isFromThisMachine(request)) return void response.writeHead(403).end('This is for this machine only.')
    const url = new URL(request.url ?? '/', 'http://sandbox')
    const handle = url.pathname.startsWith('/api/')
      ? rest
      : url.pathname.startsWith('/sandbox/')
        ? client
        : url.pathname.startsWith('/attachments/')
          ? serveFile
          : servePage
    handle(request, response, url).catch((error: unknown) => {
      report(`The sandbox failed: ${error instanceof Error ? error.stack : String(error)}`)
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  const doors: Readonly<Record<string, (socket: WebSocket, query: URLSearchParams) => void>> = {
    '/gateway': gateway.accept,
    '/sandbox/live': (socket, query) => serveLive({ world, commands, gateway, clock }, socket, query),
  }
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 })
  server.on('upgrade', (request, socket, head) => {
    const url = new URL(request.url ?? '/', 'http://sandbox')
    const accept = isFromThisMachine(request) ? doors[url.pathname.replace(/\/$/, '')] : undefined
    if (accept === undefined) return void socket.destroy()
    sockets.handleUpgrade(request, socket, head, accepted => accept(accepted, url.searchParams))
  })

  const port = await listen(server, options.port, host)
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  world.origin = url
  const gatewayUrl = `${url.replace('http', 'ws')}/gateway`
  return {
    url,
    restUrl: `${url}/api`,
    gatewayUrl,
    token,
    applicationId: application.id,
    publicKey: endpoint.publicKey,
    world,
    close() {
      gateway.close()
      for (const socket of sockets.clients) socket.terminate()
      return new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}
