import { setTimeout as delay } from 'node:timers/promises'

/** Resolves after so many milliseconds, or at once when the signal aborts. */
export const sleep = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  delay(milliseconds, undefined, { ...(signal && { signal }) }).catch(() => undefined)
