/** Who wants to be told of a change, for as long as they want. */
export interface Watchers<Change> {
  /** Gives what ends it. */
  watch(listener: (change: Change) => void): () => void
  tell(change: Change): void
}

export function createWatchers<Change = void>(): Watchers<Change> {
  const listeners = new Set<(change: Change) => void>()
  return {
    watch(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    tell(change) {
      for (const listener of [...listeners]) listener(change)
    },
  }
}
