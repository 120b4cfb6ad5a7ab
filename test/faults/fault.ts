import type { Scene } from './scene.ts'

/** Trouble, and how the bot comes through it. */
export interface Fault {
  readonly name: string
  /** Why it cannot be tried on this machine, if so. */
  readonly skipped?: string
  /** Makes a scene, and trouble in it. */
  run(): Promise<Observed>
}

export interface Observed {
  /** What somebody sees who uses the bot at that moment. */
  readonly user: string
  /** What the operator reads. */
  readonly log: readonly string[]
  /** What was lost; nothing else passes. */
  readonly lost: readonly string[]
  /** Milliseconds from the beginning of the trouble until it works again. */
  readonly backAfter: number
}

/** Trouble that passes by itself: somebody uses the bot in it, and then until it works again. */
export async function throughTrouble(
  scene: Scene,
  make: () => unknown,
  use: () => Promise<string>,
): Promise<Observed> {
  const began = performance.now()
  const earlier = new Set(scene.said())
  await make()
  const user = await use()
  await scene.works()
  const backAfter = performance.now() - began
  const lost = await scene.lost()
  const log = scene.said().filter(message => !earlier.has(message))
  await scene.end()
  return { user, log, lost, backAfter }
}
