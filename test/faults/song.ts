import { setTimeout as wait } from 'node:timers/promises'
import { seedIds } from '../../sandbox/server.ts'
import type { Observed } from './fault.ts'
import type { Scene } from './scene.ts'

const minute = 60_000
const patience = 90_000
/** In which one that is sent twice would come. */
const settles = 1_000

/**
 * Sets up a song that is due soon, makes trouble, and lets its time come: it comes, and once. Between tries time
 * passes faster for the bot than it does, unless the trouble itself takes its time.
 */
export async function songGoesOut(
  scene: Scene,
  make: () => unknown,
  { faster = true, afterwards = () => {} }: { faster?: boolean; afterwards?: () => unknown } = {},
): Promise<Observed> {
  const earlier = new Set(scene.said())
  const soon = Temporal.Now.zonedDateTimeISO('UTC').add({ minutes: 2 })
  const time = soon.toPlainTime().toString({ smallestUnit: 'minute' })
  await scene.sees(`/daily setup channel:#music time:${time} timezone:UTC`)
  let passed = 0
  const pass = async (milliseconds: number) => {
    passed += milliseconds
    await scene.bot().ask({ pass: milliseconds })
  }
  await make()
  await scene.bot().ask({ pass: 2 * minute })
  const began = performance.now()
  const songs = () => scene.sandbox.world.messages.get(seedIds.music)?.size ?? 0
  while (songs() === 0 && performance.now() - began < patience) {
    await wait(100)
    if (faster) await pass(900)
  }
  const backAfter = performance.now() - began + passed
  await afterwards()
  await wait(settles)
  await pass(10 * minute)
  await wait(settles)
  const lost = songs() === 1 ? [] : [`the song came ${songs()} times`]
  const log = scene.said().filter(message => !earlier.has(message))
  await scene.end()
  return { user: songs() === 1 ? 'one song' : `${songs()} songs`, log, lost, backAfter }
}
