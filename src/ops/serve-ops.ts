import { Hono } from 'hono'
import { type Address, type HttpApp, type Listening, listen } from './listen.ts'
import type { Metrics } from './metrics.ts'

/** Something the bot cannot work without: rejects, or takes too long, where it is not there. */
export type Check = () => Promise<unknown>

export interface OpsOptions {
  readonly address: Address
  /** By name. */
  readonly checks: ReadonlyMap<string, Check>
  readonly metrics: Pick<Metrics, 'read'>
}

/** How long a check may take, in milliseconds. */
const patience = 2_000

/**
 * Serves what who runs the bot asks of it: `/healthz`, whether the process is alive, `/readyz`, whether it can work, and
 * `/metrics` for Prometheus.
 */
export function serveOps({ address, checks, metrics }: OpsOptions): Promise<Listening> {
  const app: HttpApp = new Hono()
  app.get('/healthz', context => context.text('ok'))
  app.get('/readyz', async context => {
    const found = await Promise.all([...checks].map(async ([name, check]) => [name, await passes(check)]))
    const isReady = found.every(([, passed]) => passed)
    return context.json({ ready: isReady, ...Object.fromEntries(found) }, isReady ? 200 : 503)
  })
  app.get('/metrics', async context => {
    const { type, text } = await metrics.read()
    return context.body(text, 200, { 'content-type': type })
  })
  return listen(app, address)
}

async function passes(check: Check): Promise<boolean> {
  const late = Promise.withResolvers<false>()
  const timer = setTimeout(() => late.resolve(false), patience)
  const passed = check().then(
    () => true,
    () => false,
  )
  try {
    return await Promise.race([passed, late.promise])
  } finally {
    clearTimeout(timer)
  }
}
