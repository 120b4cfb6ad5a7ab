import { randomBytes } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { commands, components } from '../commands/index.ts'
import { createAnswerer } from './answer/answerer.ts'
import type { Command } from './bot/command.ts'
import type { Services } from './bot/context.ts'
import { createDispatch, type Dispatch } from './bot/dispatch.ts'
import { createDispatchMessage, type DispatchMessage } from './bot/dispatch-message.ts'
import { createRateLimit } from './bot/rate-limit.ts'
import { readCatalogFiles } from './catalog/files.ts'
import { loadCatalog } from './catalog/load.ts'
import type { Config } from './config.ts'
import { ask } from './conversations/ask.ts'
import { createConversations } from './conversations/conversations.ts'
import type { Logger } from './ops/log.ts'
import { openStore } from './store/open-store.ts'

/** The bot without a door. */
export interface Bot {
  readonly dispatch: Dispatch
  readonly dispatchMessage: DispatchMessage
  /** Closes what it keeps on disk. */
  close(): Promise<void>
}

export interface Effects {
  /** Milliseconds, rising steadily. */
  elapsed(): number
  /** A short id by which an apology and its log line are matched. */
  incidentId(): string
  now(): Temporal.Instant
  /** From 0 to below 1. */
  random(): number
}

/** Nobody types five questions in a row; from then on there is one more every four seconds. */
const questionRate = { burst: 5, refillMs: 4_000 }
/**
 * The bot: its catalog read, its commands ready, what it remembers opened. Throws a CatalogError where the data is
 * wrong, and a StoreError where what is kept cannot be opened.
 */
export async function buildBot(
  { catalogDir, storeUrl }: Pick<Config, 'catalogDir' | 'storeUrl'>,
  log: Logger,
  effects: Effects = processEffects,
  offered: readonly Command[] = commands,
): Promise<Bot> {
  const catalog = loadCatalog(readCatalogFiles(catalogDir))
  const store = await openStore(storeUrl, log)
  const services: Services = {
    catalog,
    answer: createAnswerer(catalog),
    conversations: createConversations(store.conversations, log),
    questionLimit: createRateLimit({ ...questionRate, elapsed: effects.elapsed }),
    now: effects.now,
    random: effects.random,
  }
  return {
    dispatch: createDispatch({ commands: offered, components, services, log, ...effects }),
    dispatchMessage: createDispatchMessage({ services, ask, log, ...effects }),
    close: () => store.close(),
  }
}

const processEffects: Effects = {
  elapsed: () => performance.now(),
  incidentId: () => randomBytes(4).toString('hex'),
  now: () => Temporal.Now.instant(),
  random: Math.random,
}
