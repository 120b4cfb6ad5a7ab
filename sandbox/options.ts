import type { Clock } from './clock.ts'
import type { GatewayOptions } from './gateway/options.ts'
import type { PageOptions } from './page/options.ts'
import type { World } from './world/world.ts'

export interface SandboxOptions {
  /** 0 takes any free port. */
  port: number
  host?: string
  clock?: Clock
  /** Decides which requests a fault with a `chance` befalls: numbers from 0 to below 1, the same ones every time
   * when left out. */
  random?: () => number
  /** Fills the world instead of the default guild. */
  seedWorld?: (world: World) => void
  applicationName?: string
  gateway?: Partial<GatewayOptions>
  /** Requests a second over all routes, 50 as on Discord. */
  globalPerSecond?: number
  /** What the page is told about the bot that it shows. */
  page?: PageOptions
  /** Told the moment that an interaction goes to the bot, and whenever the bot has answered it, for measurements. */
  onInteraction?: (id: string, step: 'sent' | 'answered') => void
  /** Told what the sandbox could not serve, one line each. */
  report?: (line: string) => void
}

export interface Sandbox {
  /** The page, such as `http://127.0.0.1:8787`. */
  url: string
  /** For a client's `rest: { api }` option. */
  restUrl: string
  gatewayUrl: string
  token: string
  applicationId: string
  /** By which an interactions endpoint knows what the sandbox sends. */
  publicKey: string
  world: World
  close(): Promise<void>
}
