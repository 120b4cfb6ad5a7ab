import type { Commands } from '../../commands/store.ts'
import type { Gateway } from '../../gateway/gateway.ts'
import type { Endpoint } from '../../interactions/endpoint.ts'
import type { Interactions } from '../../interactions/store.ts'
import type { World } from '../../world/world.ts'
import type { Route } from '../router.ts'
import { commandRoutes } from './commands.ts'
import { gatewayRoutes } from './gateway.ts'
import { guildRoutes } from './guilds.ts'
import { interactionRoutes } from './interactions.ts'
import { messageRoutes } from './messages.ts'
import { createNonces } from './nonces.ts'
import { threadRoutes } from './threads.ts'
import { userRoutes } from './users.ts'
import { webhookRoutes } from './webhooks.ts'

export interface RouteParts {
  world: World
  commands: Commands
  interactions: Interactions
  gateway: Gateway
  endpoint: Endpoint
  shards: number
}

export const allRoutes = (
  { world, commands, interactions, gateway, endpoint, shards }: RouteParts,
  gatewayUrl: () => string,
): Route[] => [
  ...gatewayRoutes(gateway, gatewayUrl, shards),
  ...userRoutes(world, endpoint),
  ...commandRoutes(world, commands),
  ...interactionRoutes(world, interactions),
  ...webhookRoutes(world, interactions),
  ...messageRoutes(world, createNonces(world)),
  ...threadRoutes(world),
  ...guildRoutes(world),
]
