import { parentPort } from 'node:worker_threads'

/** Ends at the first card, without a word. */
parentPort.on('message', () => process.exit(3))
