import { type Fault, throughTrouble } from './fault.ts'
import { command, createScene } from './scene.ts'

type Broken = Parameters<Awaited<ReturnType<typeof createScene>>['breaks']>[0]

const broken = (name: string, fault: Broken): Fault => ({
  name,
  async run() {
    const scene = await createScene()
    return throughTrouble(
      scene,
      () => scene.breaks(fault),
      () => scene.sees(command),
    )
  },
})

export const gatewayFaults: readonly Fault[] = [
  broken('connection cut, to be resumed', { kind: 'gateway', action: 'close', code: 4000 }),
  broken('connection cut, to be begun anew', {
    kind: 'gateway',
    action: 'close',
    code: 4009,
    resumable: false,
  }),
  broken('Discord asks for a reconnect', { kind: 'gateway', action: 'reconnect' }),
  broken('session invalid, to be resumed', { kind: 'gateway', action: 'invalidate', resumable: true }),
  broken('session invalid', { kind: 'gateway', action: 'invalidate' }),
  {
    name: 'zombie: connected, but heartbeats are not answered',
    async run() {
      const scene = await createScene({ heartbeatIntervalMs: 1_000 })
      return throughTrouble(
        scene,
        async () => {
          await scene.breaks({ kind: 'gateway', action: 'silence' })
          await scene.hears('gateway disconnected, reconnecting')
          await scene.breaks({ kind: 'gateway', action: 'answer' })
        },
        () => scene.sees(command),
      )
    },
  },
]
