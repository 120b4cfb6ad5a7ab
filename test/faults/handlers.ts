import { type Fault, throughTrouble } from './fault.ts'
import { createScene } from './scene.ts'

const misbehaves = (name: string, text: string): Fault => ({
  name,
  async run() {
    const scene = await createScene()
    return throughTrouble(
      scene,
      () => {},
      () => scene.sees(text),
    )
  },
})

export const handlerFaults: readonly Fault[] = [
  misbehaves('a handler throws', '/throws'),
  misbehaves('a handler never ends', '/hangs'),
  misbehaves('a handler returns rubbish', '/rubbish'),
  misbehaves('a handler returns nothing', '/nothing'),
  misbehaves("a handler returns more than Discord's limits allow", '/endless'),
]
