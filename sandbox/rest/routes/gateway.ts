import type { Gateway } from '../../gateway/gateway.ts'
import { botRoute, type Route } from '../router.ts'

/** https://discord.com/developers/docs/events/gateway#get-gateway-bot */
export const gatewayRoutes = (gateway: Gateway, url: () => string, shards: number): Route[] => [
  botRoute('GET', '/gateway', () => ({ status: 200, body: { url: url() } })),
  botRoute(
    'GET',
    '/gateway/bot',
    () => ({
      status: 200,
      body: { url: url(), shards, session_start_limit: gateway.startLimit() },
    }),
    { requests: 10, windowMs: 5_000 },
  ),
]
