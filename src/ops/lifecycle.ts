import type { Logger } from './log.ts'

/** How long stopping may take before the process goes anyway, in milliseconds. */
const usualPatience = 4_800

export interface Lifecycle {
  /** Stops the process for a reason, and exits with 1, so that whatever supervises it starts it again. */
  fail(reason: string, detail: object): void
  /** Stops the process as a first signal does, however often it is called. */
  stop(): void
}

/**
 * Stops on SIGTERM and SIGINT and exits with 0; on an error nobody caught, stops and exits with 1. A second
 * signal, or stopping that takes too long, ends the process at once. Gives what stops the process for other reasons.
 */
export function stopOnSignals(
  process: NodeJS.Process,
  stop: () => Promise<void>,
  log: Logger,
  patience = usualPatience,
): Lifecycle {
  let signals = 0
  let stopping = false
  const finish = async (exitCode: number) => {
    stopping = true
    // Should nothing be left to wait for before it has stopped, the process ends by itself.
    process.exitCode = exitCode
    setTimeout(() => {
      log.error('stopping took too long')
      process.exit(exitCode)
    }, patience).unref()
    try {
      await stop()
      log.info('stopped')
    } catch (err) {
      log.error({ err }, 'stopping failed')
    }
    process.exit(exitCode)
  }
  const finishOnce = (exitCode: number) => {
    if (!stopping) void finish(exitCode)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      log.info({ signal }, 'stopping')
      signals += 1
      if (signals > 1) process.exit(0)
      finishOnce(0)
    })
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (err: unknown) => {
      log.fatal({ err }, event)
      if (stopping) process.exit(1)
      finishOnce(1)
    })
  return {
    fail(reason, detail) {
      log.fatal(detail, reason)
      finishOnce(1)
    },
    stop: () => finishOnce(0),
  }
}
