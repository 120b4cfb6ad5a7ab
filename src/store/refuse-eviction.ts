import { StoreError } from './store.ts'

/** Of a client of Redis, what is needed to ask it about itself. */
export interface Informing {
  info(section: string): Promise<unknown>
}

/**
 * Throws a StoreError where this Redis may throw away what is kept when its memory is full. `name` is the setting by
 * which it was chosen. https://redis.io/docs/latest/develop/reference/eviction/
 */
export async function refuseEviction(client: Informing, name: string): Promise<void> {
  const policy = /^maxmemory_policy:(\S+)/m.exec(String(await client.info('memory')))?.[1]
  // Some services say nothing of it.
  if (policy === undefined || policy === 'noeviction') return
  throw new StoreError(
    `The Redis of ${name} throws entries away when its memory is full (maxmemory-policy ${policy}), and songs and settings would be lost with them. Set maxmemory-policy to noeviction there, or choose another Redis.`,
  )
}
