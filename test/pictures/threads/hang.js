import { parentPort } from 'node:worker_threads'

/** Takes a card and never answers. */
parentPort.on('message', () => {})
