export interface PaceEffects {
  /** Milliseconds, rising steadily. */
  elapsed(): number
  /** Runs something after so many milliseconds; gives what calls it off. */
  after(milliseconds: number, run: () => void): () => void
}

export interface Pace {
  /** Sends a request when its turn comes; in the order in which they are given. */
  send<T>(request: () => Promise<T>): Promise<T>
  /** Sends nothing for so many milliseconds. What is on its way stays so. */
  hold(milliseconds: number): void
}

/** In milliseconds: what a limit counts, and by how much two clocks may differ in that time. */
const counted = 1_000 + 2

/**
 * Keeps requests to so many a second as the other end counts them, however long they are on their way. When one is
 * counted there is not known here: no sooner than it is sent, and not after its answer comes. So there are as many
 * places as may be counted in a second, and each is taken from the one until a second after the other. What waits is
 * sent at twice the pace at most, so that what was held up is made up for without a burst.
 */
export function createPace(perSecond: number, { elapsed, after }: PaceEffects): Pace {
  const apart = 1_000 / perSecond / 2
  const waiting: (() => void)[] = []
  let free = perSecond
  let notBefore = Number.NEGATIVE_INFINITY
  let isTimed = false

  function sendNext(): void {
    if (isTimed || free === 0 || waiting.length === 0) return
    const wait = notBefore - elapsed()
    if (wait > 0) {
      isTimed = true
      after(Math.ceil(wait), () => {
        isTimed = false
        sendNext()
      })
      return
    }
    free -= 1
    notBefore = elapsed() + apart
    waiting.shift()?.()
    sendNext()
  }

  return {
    async send(request) {
      await new Promise<void>(resolve => {
        waiting.push(resolve)
        sendNext()
      })
      try {
        return await request()
      } finally {
        after(counted, () => {
          free += 1
          sendNext()
        })
      }
    },
    hold(milliseconds) {
      notBefore = Math.max(notBefore, elapsed() + milliseconds)
    },
  }
}
