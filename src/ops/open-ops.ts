import type { Address } from './listen.ts'
import type { Logger } from './log.ts'
import type { Gauges } from './metrics.ts'
import { blindObserver, type Observer } from './observer.ts'
import type { Check } from './serve-ops.ts'

/** What watches over the process, and tells who runs it. */
export interface Ops {
  readonly observer: Observer
  /** What has to be there for the process to be ready, by name. */
  readonly checks: Map<string, Check>
  readonly port?: number
  close(): Promise<void>
}

/** Opens health and figures at an address; where there is none, nothing is counted. Rejects where it cannot listen. */
export async function openOps(address: Address | undefined, gauges: Gauges, log: Logger): Promise<Ops> {
  const checks = new Map<string, Check>()
  if (!address) return { observer: blindObserver, checks, close: async () => {} }
  // Loaded only here, so that a bot that nobody scrapes carries none of it.
  const [{ createMetrics }, { serveOps }] = await Promise.all([
    import('./metrics.ts'),
    import('./serve-ops.ts'),
  ])
  const metrics = createMetrics(gauges)
  const { port, close } = await serveOps({ address, checks, metrics })
  log.info({ port }, 'health and figures served')
  return { observer: metrics.observer, checks, port, close: () => close(0) }
}
