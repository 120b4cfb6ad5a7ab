import { type Fault, throughTrouble } from './fault.ts'
import { command, createScene, type Scene } from './scene.ts'
import { songGoesOut } from './song.ts'

type RestFault = Extract<Parameters<Scene['breaks']>[0], { kind: 'rest' }>
type Trouble = Omit<RestFault, 'kind' | 'route'>

const limited = { action: 'fail', status: 429, message: 'You are being rate limited.' } as const

const troubles: Readonly<Record<string, Trouble>> = {
  '500, three times': { action: 'fail', status: 500, times: 3 },
  '502, three times': { action: 'fail', status: 502, times: 3 },
  '429 of the route, for 1 s': { ...limited, retryAfter: 1 },
  '429 of all routes, for 1 s': { ...limited, retryAfter: 1, global: true },
  '429 of all routes, for a minute': { ...limited, retryAfter: 60, global: true },
  'no answer for 4 s': { action: 'delay', delayMs: 4_000 },
  'connection reset': { action: 'drop' },
  'answer breaks off': { action: 'truncate' },
  'answer lost after it took effect': { action: 'drop', when: 'after' },
}

/** Of the answer to a command. */
const onAnswer = ([name, trouble]: [string, Trouble]): Fault => ({
  name: `answer to a command: ${name}`,
  async run() {
    const scene = await createScene()
    const fault = { kind: 'rest', route: 'POST /interactions/*/*/callback', ...trouble } as const
    return throughTrouble(
      scene,
      () => scene.breaks(fault),
      async () => {
        const seen = await scene.sees(command)
        // The bot hears later than the person that it was too late.
        if (trouble.action === 'delay') await scene.hears('response not delivered')
        return seen
      },
    )
  },
})

/** Of the post of a song. */
const onSong = ([name, trouble]: [string, Trouble]): Fault => ({
  name: `song of the day: ${name}`,
  async run() {
    const scene = await createScene()
    const fault = { kind: 'rest', route: 'POST /channels/*/messages', ...trouble } as const
    // Rate limits pass by the clock of the machine.
    return songGoesOut(scene, () => scene.breaks(fault), { faster: trouble.status !== 429 })
  },
})

export const restFaults: readonly Fault[] = [
  ...Object.entries(troubles).map(onAnswer),
  ...Object.entries(troubles).map(onSong),
]
