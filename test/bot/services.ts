import type { Services } from '../../src/bot/context.ts'
import { createRateLimit } from '../../src/bot/rate-limit.ts'
import { loadCatalog } from '../../src/catalog/load.ts'
import { createTimeZones } from '../../src/time-zones/time-zones.ts'

const catalog = loadCatalog([
  {
    path: 'article.json',
    text: JSON.stringify({
      title: 'A',
      byline: 'b',
      publisher: 'p',
      published: '2025-03-12',
      url: 'https://example.org',
      sections: [{ id: '1', heading: 'One' }],
      furtherReading: [],
    }),
  },
])

const nothingKept = () => {
  throw new Error('nothing is kept')
}

/** A bot that knows nothing, remembers nothing and limits nobody. */
export const services: Services = {
  catalog,
  answer: () => {
    throw new Error('there is nothing to answer with')
  },
  conversations: {
    recall: async () => undefined,
    remember: async () => undefined,
    forget: async () => undefined,
  },
  questionLimit: createRateLimit({ burst: Number.MAX_SAFE_INTEGER, refillMs: 1, elapsed: () => 0 }),
  daily: {
    today: nothingKept,
    setUp: nothingKept,
    status: async () => undefined,
    next: async () => undefined,
    postNow: async () => undefined,
    skip: async () => undefined,
    pause: async () => undefined,
    resume: async () => undefined,
    off: async () => false,
  },
  timeZones: createTimeZones(),
  songMessage: nothingKept,
  forgetPerson: async () => undefined,
  forgetServer: async () => undefined,
  serverCount: async () => undefined,
  now: () => Temporal.Instant.from('2026-11-24T12:00:00Z'),
  random: () => 0,
}

/** Timers that never go off. */
export const never = () => () => {}
