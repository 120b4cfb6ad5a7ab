import type { Logger } from './log.ts'

/** How long stopping may take before the process goes anyway, in milliseconds. */
const patience = 4_800

/**
 * Stops on SIGTERM and SIGINT and exits with 0; on an error nobody caught, stops and exits with 1. A second
 * signal, or stopping that takes too long, ends the process at once. Gives what stops the process for any other
 * reason, with 1, so that whatever supervises it starts it again.
 */
export function stopOnSignals(
  process: NodeJS.Process,
  stop: () => Promise<void>,
  log: Logger,
): (reason: string, detail: object) => void {
  let stopping = false
  const finish = async (exitCode: number) => {
    if (stopping) process.exit(exitCode)
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
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      log.info({ signal }, 'stopping')
      void finish(0)
    })
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (err: unknown) => {
      log.fatal({ err }, event)
      void finish(1)
    })
  return (reason, detail) => {
    log.fatal(detail, reason)
    void finish(1)
  }
}
