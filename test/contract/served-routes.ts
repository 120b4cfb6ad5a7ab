import { createCommands } from '../../sandbox/commands/store.ts'
import { createGateway } from '../../sandbox/gateway/gateway.ts'
import { defaultGatewayOptions } from '../../sandbox/gateway/options.ts'
import { createInteractions } from '../../sandbox/interactions/store.ts'
import type { Route } from '../../sandbox/rest/router.ts'
import { allRoutes } from '../../sandbox/rest/routes/index.ts'
import { seedIds, systemClock } from '../../sandbox/server.ts'
import { createWorld } from '../../sandbox/world/world.ts'

/** Every route the sandbox serves. */
export function servedRoutes(): Pick<Route, 'method' | 'template' | 'auth'>[] {
  const world = createWorld({ id: seedIds.application, name: 'Yumeji', flags: 0 }, systemClock)
  const gateway = createGateway(world, systemClock, '', defaultGatewayOptions, () => '')
  const parts = { world, commands: createCommands(world), interactions: createInteractions(world), gateway }
  return allRoutes({ ...parts, shards: 1 }, () => '')
}
