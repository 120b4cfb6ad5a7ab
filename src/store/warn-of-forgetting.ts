import type { Logger } from 'pino'
import type { Informing } from './refuse-eviction.ts'

/**
 * Warns where this Redis writes down only a snapshot now and then, or nothing: what was acknowledged since would be lost
 * with it. `setting` is what it was chosen by.
 * https://redis.io/docs/latest/operate/oss_and_stack/management/persistence/
 */
export async function warnOfForgetting(client: Informing, setting: string, log: Logger): Promise<void> {
  // Some services say nothing of it.
  if (!/^aof_enabled:0/m.test(String(await client.info('persistence')))) return
  log.warn(
    { setting },
    'this Redis forgets what is newer than its last snapshot when it stops: set appendonly to yes there',
  )
}
