import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { CardText } from './card-text.ts'

/** Draws song cards. */
export interface Drawing {
  /** The card as a PNG. Rejects with the reason where it cannot be drawn; the next one may be drawn all the same. */
  draw(card: CardText): Promise<Uint8Array>
  close(): Promise<void>
}

/** What the thread says of each card it was sent. */
export type Drawn = { readonly png: Uint8Array } | { readonly problem: string }

export interface DrawingEffects {
  startThread?: () => Worker
  /** How long one card may take, the start of the thread included, in milliseconds. */
  timeoutMs?: number
  /** How long the thread waits for another card before it is let go, in milliseconds. */
  idleMs?: number
}

/**
 * Draws in a thread of its own, one card at a time, so that the event loop is never held up: a card takes some 150 ms.
 * The thread starts with the first card and is let go when there are no more; one that fails or hangs is replaced.
 */
export function createDrawingThread({
  startThread = startDrawing,
  timeoutMs = 20_000,
  idleMs = 60_000,
}: DrawingEffects = {}): Drawing {
  let thread: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let closed = false
  let last: Promise<unknown> = Promise.resolve()

  const letGo = async (): Promise<void> => {
    clearTimeout(idle)
    const old = thread
    thread = undefined
    await old?.terminate()
  }

  const started = (): Worker => {
    if (thread) return thread
    const fresh = startThread()
    // Without a listener, what goes wrong between two cards would end the process.
    fresh.on('error', () => {})
    fresh.once('exit', () => {
      if (thread === fresh) thread = undefined
    })
    thread = fresh
    return fresh
  }

  const drawNow = async (card: CardText): Promise<Uint8Array> => {
    if (closed) throw new Error('no more pictures are drawn')
    clearTimeout(idle)
    let drawn: Drawn
    try {
      drawn = await answer(started(), card, timeoutMs)
    } catch (cause) {
      void letGo()
      throw new Error(`the card of ${card.id} was not drawn`, { cause })
    }
    idle = setTimeout(letGo, idleMs).unref()
    if ('problem' in drawn) throw new Error(`the card of ${card.id} cannot be drawn: ${drawn.problem}`)
    return drawn.png
  }

  return {
    draw(card) {
      const drawn = last.then(() => drawNow(card))
      last = drawn.catch(() => {})
      return drawn
    },
    async close() {
      closed = true
      await letGo()
    },
  }
}

/** What the thread answers. Rejects when it fails or ends first, or takes too long. */
async function answer(thread: Worker, card: CardText, timeoutMs: number): Promise<Drawn> {
  const over = new AbortController()
  const late = AbortSignal.timeout(timeoutMs)
  const signal = AbortSignal.any([over.signal, late])
  const ended = async (): Promise<never> => {
    const [code] = await once(thread, 'exit', { signal })
    throw new Error(`the drawing thread ended with code ${code}`)
  }
  const answered = async (): Promise<Drawn> => {
    const [drawn] = await once(thread, 'message', { signal })
    return drawn
  }
  thread.ref()
  try {
    const first = Promise.race([answered(), ended()])
    thread.postMessage(card)
    return await first
  } catch (error) {
    throw late.aborted ? new Error(`it took longer than ${timeoutMs} ms`, { cause: error }) : error
  } finally {
    over.abort()
    thread.unref()
  }
}

/** Of the environment the thread needs nothing, so no secret goes there. */
const startDrawing = (): Worker =>
  new Worker(new URL('./draw-in-thread.ts', import.meta.url), {
    env: {},
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 128 },
  })
