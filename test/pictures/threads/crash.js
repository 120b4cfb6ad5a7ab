import { parentPort } from 'node:worker_threads'

/** Throws at the first card. */
parentPort.on('message', () => {
  throw new Error('out of ink')
})
