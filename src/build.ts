import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { components } from '../commands/index.ts'
import { createAnswerer } from './answer/answerer.ts'
import type { Command } from './bot/command.ts'
import type { Services } from './bot/context.ts'
import { createDispatch, type Dispatch } from './bot/dispatch.ts'
import { createDispatchMessage, type DispatchMessage } from './bot/dispatch-message.ts'
import { createRateLimit } from './bot/rate-limit.ts'
import { readCatalogFiles } from './catalog/files.ts'
import { loadCatalog } from './catalog/load.ts'
import { knownTrack } from './catalog/related.ts'
import type { Config } from './config.ts'
import { ask } from './conversations/ask.ts'
import { createConversations } from './conversations/conversations.ts'
import type { Channels } from './daily/channels.ts'
import { createDaily } from './daily/create-daily.ts'
import { isOfShards } from './daily/reconcile.ts'
import type { GuildEvents } from './discord/guild-events.ts'
import { songFooter, songOfTheDay, songThreadName } from './embeds/song-of-the-day.ts'
import { createGuilds } from './guilds/keyv-guilds.ts'
import { onFirstUse } from './on-first-use.ts'
import type { Logger } from './ops/log.ts'
import type { Observer } from './ops/observer.ts'
import { createSongCards } from './pictures/song-card.ts'
import { openStore } from './store/open-store.ts'
import type { Store } from './store/store.ts'
import { refuseUnfinishedCopy } from './store/unfinished-copy.ts'
import { createTimeZones } from './time-zones/time-zones.ts'

/** The bot without a door. */
export interface Bot {
  readonly dispatch: Dispatch
  readonly dispatchMessage: DispatchMessage
  readonly guildEvents: GuildEvents
  /** What it cannot work without, by name: each rejects where it cannot be reached. */
  readonly checks: Readonly<Record<string, () => Promise<unknown>>>
  /** What the shards of several machines that share a store take turns by. */
  readonly shared: Store['guilds']
  /** Jobs of the queue by their state; none without a queue. */
  jobs(): Promise<Readonly<Record<string, number>>>
  /** Begins to post songs of the day. */
  start(): Promise<void>
  /** Makes what the first question would otherwise wait for. */
  prepareToAnswer(): void
  /** Finishes what is in hand and closes what it keeps on disk. */
  close(): Promise<void>
}

export interface BotOptions {
  readonly channels: Channels
  readonly serverCount: Services['serverCount']
  readonly log: Logger
  readonly observer: Observer
  readonly effects: Effects
  readonly commands: readonly Command[]
}

export interface Effects {
  /** Milliseconds, rising steadily. */
  elapsed(): number
  /** A short id by which an apology and its log line are matched. */
  incidentId(): string
  now(): Temporal.Instant
  /** Runs something after so many milliseconds; gives what calls it off. */
  after(milliseconds: number, run: () => void): () => void
  /** From 0 to below 1. */
  random(): number
}

/** Nobody types five questions in a row; from then on there is one more every four seconds. */
const questionRate = { burst: 5, refillMs: 4_000 }

/**
 * The bot: its catalog read, its commands ready, what it keeps opened. Throws a CatalogError where the data is
 * wrong, and a StoreError where what is kept cannot be opened.
 */
export async function buildBot(
  {
    catalogDir,
    dataDir,
    storeUrl,
    queueUrl,
    shards,
  }: Pick<Config, 'catalogDir' | 'dataDir' | 'storeUrl' | 'queueUrl' | 'shards'>,
  { channels, serverCount, log, observer, effects, commands }: BotOptions,
): Promise<Bot> {
  const catalog = loadCatalog(readCatalogFiles(catalogDir))
  const store = await openStore(storeUrl, log)
  await refuseUnfinishedCopy(store, 'STORE_URL')
  const queue = await openQueueAt(queueUrl, log, effects)
  const cards = createSongCards(catalog, { folder: join(dataDir, 'pictures'), log })
  const daily = createDaily(
    {
      ...effects,
      newSeed: () => randomBytes(8).toString('hex'),
      guilds: createGuilds(store.guilds, log),
      channels,
      trackIds: catalog.entities('track').map(({ id }) => id),
      messages: {
        compose: async ({ trackId, ...song }, withPicture) => {
          const track = knownTrack(catalog, trackId)
          return songOfTheDay(catalog, {
            ...song,
            track,
            ...(withPicture && { picture: await cards.of(track) }),
          })
        },
        footerOf: ({ trackId, ...song }) =>
          songFooter(catalog, { ...song, track: knownTrack(catalog, trackId) }),
        threadNameOf: ({ trackId, day }) => songThreadName(knownTrack(catalog, trackId), day),
      },
      log,
      observer,
    },
    {
      openTimetable: queue?.openTimetable,
      // A queue gives each visit to one process; without it, each minds the servers of its shards.
      isMinded: queue || !shards || shards === 'auto' ? undefined : guildId => isOfShards(shards, guildId),
    },
  )
  const conversations = createConversations(store.conversations, log)
  const answerer = onFirstUse(() => createAnswerer(catalog))
  const services: Services = {
    catalog,
    answer(...asked) {
      const given = answerer()(...asked)
      observer.verdict(given.verdict)
      return given
    },
    conversations,
    questionLimit: createRateLimit({ ...questionRate, elapsed: effects.elapsed }),
    daily,
    timeZones: createTimeZones(),
    async songMessage(track, day) {
      const picture = await cards.of(track).catch((err: unknown) => {
        log.warn({ err, track: track.id }, 'song shown without its picture')
        return undefined
      })
      return songOfTheDay(catalog, { track, day, extra: false, ...(picture && { picture }) })
    },
    async forgetPerson(userId) {
      await conversations.forget(userId)
      await daily.forgetPerson(userId)
    },
    forgetServer: daily.forget,
    serverCount,
    now: effects.now,
    random: effects.random,
  }
  return {
    dispatch: createDispatch({ commands, components, services, log, observer, ...effects }),
    dispatchMessage: createDispatchMessage({ services, ask, log, observer, ...effects }),
    guildEvents: {
      left: guildId =>
        void daily
          .forget(guildId)
          .catch((err: unknown) => log.error({ err, guild: guildId }, 'server not forgotten')),
      changed: daily.recheck,
      ready: (guildIds, shard) => void daily.reconcile(guildIds, shard),
    },
    checks: {
      // No server has this id.
      store: () => store.guilds.get('0'),
      ...(queue && { queue: queue.check }),
    },
    shared: store.guilds,
    jobs: async () => queue?.jobs() ?? {},
    start: daily.start,
    prepareToAnswer: () => void answerer(),
    async close() {
      await daily.stop()
      await cards.close()
      await queue?.close()
      await store.close()
    },
  }
}

/** The queue at this address, if there is one. */
async function openQueueAt(url: string | undefined, log: Logger, { now }: Effects) {
  if (url === undefined) return undefined
  // Loaded only here, so that a bot without a queue carries none of it.
  const { openQueue } = await import('./daily/queue.ts')
  return openQueue({ url, log, now })
}

export const processEffects: Effects = {
  elapsed: () => performance.now(),
  incidentId: () => randomBytes(4).toString('hex'),
  now: () => Temporal.Now.instant(),
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
  random: Math.random,
}
