import { StoreError } from './store.ts'

/** Milliseconds until the next try to connect. */
export const nextTry = (tries: number): number => Math.min(100 * 2 ** tries, 5_000)

/** That the Redis of a setting cannot be reached, and why. */
export const unreachable = (url: string, setting: string, cause: unknown): StoreError =>
  new StoreError(
    `Cannot use Redis at ${new URL(url).host}: ${reasonOf(cause)}. Check ${setting} and that Redis runs there.`,
    { cause },
  )

/** Where a name stands for several addresses, Node tries each and puts their errors together. */
function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(reasonOf).join(', ')
  return cause instanceof Error ? cause.message : String(cause)
}
