import { setTimeout } from 'node:timers/promises'

/** Of a client of Redis, what a heartbeat needs. */
export interface Beating {
  /** Whether it holds its connection for a good one. */
  readonly isReady: boolean
  info(section: string): Promise<unknown>
}

export interface HeartbeatOptions {
  /** Between two questions, and until an answer is missed, in milliseconds. */
  readonly patience: number
  readonly signal: AbortSignal
  onLost(why: string): void
}

/**
 * Asks Redis again and again whether it is there, and still the one that is written to. The client waits for answers as
 * long as the connection looks open, which it does for many minutes when a machine hangs or a network drops what is
 * sent, and when another has taken the place of this one. Ends with the signal.
 */
export async function watchHeartbeat(
  client: Beating,
  { patience, signal, onLost }: HeartbeatOptions,
): Promise<void> {
  const pause = () => setTimeout(patience, 'silence', { signal, ref: false }).catch(() => 'over')
  while ((await pause()) !== 'over') {
    if (!client.isReady) continue
    // A question that fails is no silence: the client has noticed by itself.
    const heard = client.info('replication').then(
      text => (/^role:slave/m.test(String(text)) ? 'replica' : 'answer'),
      () => 'failure',
    )
    const found = await Promise.race([heard, pause()])
    if (found === 'silence') onLost('no answer')
    if (found === 'replica') onLost('only a replica now')
  }
}
