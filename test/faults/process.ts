import { setTimeout as wait } from 'node:timers/promises'
import { type Fault, type Observed, throughTrouble } from './fault.ts'
import { command, createScene, type Scene } from './scene.ts'
import { songGoesOut } from './song.ts'

const signals = ['SIGTERM', 'SIGKILL'] as const
type Signal = (typeof signals)[number]

/** Sends the signal, and starts the bot again when it has ended, as what supervises it would. */
async function restart(scene: Scene, signal: Signal): Promise<void> {
  scene.bot().signal(signal)
  await scene.bot().ended
  await scene.start()
}

/** What befalls the bot while it has a slow answer in hand. */
const whileAnswering = (name: string, befalls: (scene: Scene) => Promise<void>): Fault => ({
  name,
  async run() {
    const scene = await createScene()
    return throughTrouble(
      scene,
      () => {},
      async () => {
        const seen = scene.sees('/slow')
        await wait(300)
        await befalls(scene)
        return seen
      },
    )
  },
})

const inPhases = (signal: Signal): Fault[] => [
  {
    name: `${signal} while it has nothing to do`,
    async run() {
      const scene = await createScene()
      const restarted = () => restart(scene, signal)
      return throughTrouble(scene, restarted, () => scene.sees(command))
    },
  },
  {
    name: `${signal} while it starts`,
    async run() {
      const scene = await createScene()
      return throughTrouble(
        scene,
        async () => {
          await scene.bot().stop()
          const starting = scene.start().catch(() => undefined)
          await wait(150)
          scene.bot().signal(signal)
          await starting
          await scene.bot().ended
          await scene.start()
        },
        () => scene.sees(command),
      )
    },
  },
  whileAnswering(`${signal} while it answers a command`, scene => restart(scene, signal)),
  whileAnswering(`${signal} while it stops already`, async scene => {
    scene.bot().signal('SIGTERM')
    await wait(50)
    await restart(scene, signal)
  }),
  {
    name: `${signal} while it posts a song`,
    async run() {
      const scene = await createScene()
      return songGoesOut(scene, async () => {
        await scene.breaks({
          kind: 'rest',
          route: 'POST /channels/*/messages',
          action: 'delay',
          delayMs: 700,
          when: 'after',
        })
        await scene.bot().ask({ pass: 180_000 })
        await wait(500)
        await restart(scene, signal)
      })
    },
  },
]

const hour = 3_600_000
const clockFaults: readonly Fault[] = [
  {
    name: 'the clock is put back an hour before a song, and right again',
    async run(): Promise<Observed> {
      const scene = await createScene()
      return songGoesOut(scene, async () => {
        await scene.bot().ask({ jump: -hour })
        await scene.bot().ask({ jump: hour })
      })
    },
  },
  {
    name: 'the clock is put back an hour after a song',
    async run(): Promise<Observed> {
      const scene = await createScene()
      return songGoesOut(scene, () => {}, { afterwards: () => scene.bot().ask({ jump: -hour }) })
    },
  },
  {
    name: 'the clock jumps five hours ahead over a song',
    async run(): Promise<Observed> {
      const scene = await createScene()
      return songGoesOut(scene, () => scene.bot().ask({ jump: 5 * hour }))
    },
  },
]

export const processFaults: readonly Fault[] = [
  ...signals.flatMap(inPhases),
  ...clockFaults,
  {
    name: '1,000 interactions in a burst',
    async run() {
      const scene = await createScene()
      return throughTrouble(
        scene,
        () => {},
        async () => {
          const seen = await Promise.all(Array.from({ length: 1_000 }, () => scene.sees(command)))
          const answered = seen.filter(text => text === 'the answer').length
          return `${answered} of 1,000 get the answer`
        },
      )
    },
  },
]
