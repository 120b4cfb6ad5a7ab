import { parentPort } from 'node:worker_threads'
import type { CardText } from './card-text.ts'
import { drawCard } from './draw.ts'
import type { Drawn } from './drawing-thread.ts'
import { readFonts } from './fonts.ts'

/** What runs in the drawing thread: a card comes in, a PNG or the reason why there is none goes out. */
const fonts = readFonts()

async function drawn(card: CardText): Promise<Drawn> {
  try {
    return { png: await drawCard(card, await fonts) }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

parentPort?.on('message', async (card: CardText) => parentPort?.postMessage(await drawn(card)))
