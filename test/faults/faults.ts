import type { Fault } from './fault.ts'
import { gatewayFaults } from './gateway.ts'
import { handlerFaults } from './handlers.ts'
import { processFaults } from './process.ts'
import { restFaults } from './rest.ts'
import { storeFaults } from './store.ts'

/** Every fault, by where it is. */
export const faults: Readonly<Record<string, readonly Fault[]>> = {
  gateway: gatewayFaults,
  REST: restFaults,
  handlers: handlerFaults,
  store: storeFaults,
  process: processFaults,
}
