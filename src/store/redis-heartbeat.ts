import { setTimeout } from 'node:timers/promises'

/** Of a client of Redis, what a heartbeat needs. */
export interface Beating {
  /** Whether it holds its connection for a good one. */
  readonly isReady: boolean
  ping(): Promise<unknown>
}

export interface HeartbeatOptions {
  /** Between two questions, and until an answer is missed, in milliseconds. */
  readonly patience: number
  readonly signal: AbortSignal
  onSilence(): void
}

/**
 * Asks Redis again and again whether it is there. The client waits for answers as long as the connection looks open,
 * which it does for many minutes when a machine hangs or a network drops what is sent. Ends with the signal.
 */
export async function watchHeartbeat(
  client: Beating,
  { patience, signal, onSilence }: HeartbeatOptions,
): Promise<void> {
  const pause = () => setTimeout(patience, 'silence', { signal, ref: false }).catch(() => 'over')
  while ((await pause()) !== 'over') {
    if (!client.isReady) continue
    // A ping that fails is no silence: the client has noticed by itself.
    const heard = client.ping().then(
      () => 'answer',
      () => 'failure',
    )
    if ((await Promise.race([heard, pause()])) === 'silence') onSilence()
  }
}
