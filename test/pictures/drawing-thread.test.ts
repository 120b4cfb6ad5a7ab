import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import { createDrawingThread, type Drawing, type DrawingEffects } from '../../src/pictures/drawing-thread.ts'
import { cardOf } from './cards.ts'

const threads: Worker[] = []
let drawing: Drawing | undefined

/** Draws in these threads, one after the other as they are started; the last one again and again. */
function drawIn(scripts: readonly string[], effects: Omit<DrawingEffects, 'startThread'> = {}): Drawing {
  drawing = createDrawingThread({
    ...effects,
    startThread() {
      const script = scripts[Math.min(threads.length, scripts.length - 1)]
      const thread = new Worker(new URL(`${script}`, import.meta.url), { stderr: true })
      threads.push(thread)
      return thread
    },
  })
  return drawing
}

const real = '../../src/pictures/draw-in-thread.ts'
const png = expect.objectContaining({ 0: 0x89, 1: 0x50, 2: 0x4e, 3: 0x47 })

afterEach(async () => {
  await drawing?.close()
  threads.length = 0
})

describe('drawing in a thread', () => {
  it('starts with the first card, and draws the next ones in the same thread', async () => {
    const drawing = drawIn([real])
    expect(threads).toHaveLength(0)
    const both = await Promise.all([drawing.draw(cardOf('perfidia')), drawing.draw(cardOf('siboney'))])
    expect(both).toEqual([png, png])
    expect(threads).toHaveLength(1)
  })

  it('lets the thread go when there is nothing to draw, and starts another when there is', async () => {
    const drawing = drawIn([real], { idleMs: 1 })
    await drawing.draw(cardOf('perfidia'))
    await Promise.all(threads.map(thread => once(thread, 'exit')))
    expect(await drawing.draw(cardOf('siboney'))).toEqual(png)
    expect(threads).toHaveLength(2)
  })

  it('says why a card cannot be drawn, and draws the next one in the same thread', async () => {
    const drawing = drawIn([real])
    await expect(drawing.draw({ ...cardOf('perfidia'), title: '☂' })).rejects.toThrow(
      'the card of perfidia cannot be drawn: no font of the cards has ☂',
    )
    expect(await drawing.draw(cardOf('siboney'))).toEqual(png)
    expect(threads).toHaveLength(1)
  })

  it.each([
    ['hangs', './threads/hang.js', { timeoutMs: 100 }, 'it took longer than 100 ms'],
    ['throws', './threads/crash.js', {}, 'out of ink'],
    ['ends', './threads/leave.js', {}, 'the drawing thread ended with code 3'],
  ])('rejects when the thread %s', async (_, script, effects, why) => {
    await expect(drawIn([script], effects).draw(cardOf('perfidia'))).rejects.toMatchObject({
      message: 'the card of perfidia was not drawn',
      cause: { message: why },
    })
  })

  it('replaces a thread that failed', async () => {
    const drawing = drawIn(['./threads/crash.js', real])
    const [failed, drawn] = await Promise.allSettled([
      drawing.draw(cardOf('perfidia')),
      drawing.draw(cardOf('siboney')),
    ])
    expect(failed.status).toBe('rejected')
    expect(drawn).toEqual({ status: 'fulfilled', value: png })
  })

  it('draws no more once it is closed, not even what it has begun', async () => {
    const drawing = drawIn(['./threads/hang.js'])
    const drawn = drawing.draw(cardOf('perfidia'))
    const outcome = expect(drawn).rejects.toThrow('the card of perfidia was not drawn')
    await Promise.resolve()
    await drawing.close()
    await outcome
    await expect(drawing.draw(cardOf('siboney'))).rejects.toThrow('no more pictures are drawn')
  })
})
