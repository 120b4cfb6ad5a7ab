import { createCommands } from '../../sandbox/commands/store.ts'
import { createGateway } from '../../sandbox/gateway/gateway.ts'
import { defaultGatewayOptions } from '../../sandbox/gateway/options.ts'
import { createEndpoint } from '../../sandbox/interactions/endpoint.ts'
import { createSigner } from '../../sandbox/interactions/signer.ts'
import { createInteractions } from '../../sandbox/interactions/store.ts'
import type { Route } from '../../sandbox/rest/router.ts'
import { allRoutes } from '../../sandbox/rest/routes/index.ts'
import { seedIds, systemClock } from '../../sandbox/server.ts'
import { createWorld } from '../../sandbox/world/world.ts'

/** Every route the sandbox serves. */
export function servedRoutes(): Pick<Route, 'method' | 'template' | 'auth'>[] {
  const world = createWorld({ id: seedIds.application, name: 'Yumeji', flags: 0 }, systemClock)
  const gateway = createGateway(world, systemClock, '', defaultGatewayOptions, () => '')
  const interactions = createInteractions(world)
  const signer = createSigner()
  const endpoint = createEndpoint({ world, interactions, clock: systemClock, signer, report: () => {} })
  const parts = { world, commands: createCommands(world), interactions, gateway, endpoint }
  return allRoutes({ ...parts, shards: 1 }, () => '')
}
