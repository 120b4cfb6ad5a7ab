import { setTimeout as wait } from 'node:timers/promises'

/** Waits for something, so many milliseconds at most; gives whether it came. */
export async function comesTrue(
  holds: () => boolean | Promise<boolean>,
  milliseconds: number,
): Promise<boolean> {
  const end = performance.now() + milliseconds
  while (!(await holds())) {
    if (performance.now() > end) return false
    await wait(20)
  }
  return true
}
