/**
 * Makes of what has all that was written so far reach the disk (or the like) something that may be called for each
 * write: whoever waits at once shares one. What is written while one is under way may be too late for it, and waits for
 * the next.
 */
export function createSharedSync(sync: () => Promise<void>): () => Promise<void> {
  let current = Promise.resolve()
  let next: Promise<void> | undefined
  const begin = () => {
    next = undefined
    current = sync()
    return current
  }
  return () => {
    next ??= current.then(begin, begin)
    return next
  }
}
