import { isDeepStrictEqual } from 'node:util'
import type { Logger } from 'pino'
import { createTurns } from '../store/in-turn.ts'
import type { SharedKeyv } from '../store/store.ts'
import type { GuildState } from './guild-state.ts'
import { type Guilds, UnreadableState } from './guilds.ts'
import { createMigration, type Migration } from './migrate.ts'

const isGuild = /^\d+$/
/** How often a change is begun anew because other processes were faster. */
const mostTries = 50

/** What is kept of each server in this store, which must be theirs alone. */
export function createGuilds(keyv: SharedKeyv, log: Logger, migrations?: readonly Migration[]): Guilds {
  const migrate = createMigration(migrations)
  const inTurn = createTurns()

  /** Every copy of what could not be read, by its key, the oldest first. */
  const copiesOf = async (guildId: string): Promise<ReadonlyMap<string, unknown>> => {
    const copies = new Map<string, unknown>()
    for (;;) {
      const key = asideOf(guildId, copies.size + 1)
      const copy = await keyv.get(key)
      if (copy === undefined) return copies
      copies.set(key, copy)
    }
  }

  const keepAside = async (guildId: string, kept: unknown, cause: unknown): Promise<void> => {
    const copies = await copiesOf(guildId)
    if ([...copies.values()].some(copy => isDeepStrictEqual(copy, kept))) return
    const aside = asideOf(guildId, copies.size + 1)
    await keyv.set(aside, kept)
    log.error({ guild: guildId, err: cause, keptAs: aside }, 'state not readable, kept aside')
  }

  /** Only in the server's turn, so that two readers keep one copy, and none is kept of what is being forgotten. */
  const understood = async (guildId: string, kept: unknown): Promise<GuildState | undefined> => {
    if (kept === undefined) return undefined
    try {
      return migrate(kept)
    } catch (cause) {
      await keepAside(guildId, kept, cause)
      throw new UnreadableState(guildId, cause)
    }
  }

  /** Puts one value in the place of another. False where another process has changed it meanwhile. */
  const exchange = async (guildId: string, before: unknown, after: unknown): Promise<boolean> => {
    if (await keyv.replace(guildId, before, after)) return true
    if (!isDeepStrictEqual(await keyv.get(guildId), before)) return false
    // The same in other words, as by hand or kept by another version of the adapter.
    if (after === undefined) await keyv.delete(guildId)
    else await keyv.set(guildId, after)
    return true
  }

  const read: Guilds['read'] = guildId =>
    inTurn(guildId, async () => understood(guildId, await keyv.get(guildId)))

  return {
    read,
    update: (guildId, change, { replaceUnreadable = false } = {}) =>
      inTurn(guildId, async () => {
        for (let tries = 0; tries < mostTries; tries += 1) {
          const kept = await keyv.get(guildId)
          const before = await understood(guildId, kept).catch((error: unknown) => {
            if (replaceUnreadable && error instanceof UnreadableState) return undefined
            throw error
          })
          const after = change(before)
          if (after === before || (await exchange(guildId, kept, after))) return after
        }
        throw new Error(`what is kept of guild ${guildId} changes all the time`)
      }),
    forget: guildId =>
      inTurn(guildId, async () => {
        await keyv.delete(guildId)
        // The newest first: cut short, it leaves copies that are found again by their count.
        for (const copy of [...(await copiesOf(guildId)).keys()].reverse()) await keyv.delete(copy)
      }),
    async *all() {
      if (!keyv.iterator) throw new TypeError('this store cannot be gone through')
      for await (const [key] of keyv.iterator(undefined)) {
        if (typeof key !== 'string' || !isGuild.test(key)) continue
        try {
          const state = await read(key)
          if (state) yield [key, state] as const
        } catch (error) {
          if (!(error instanceof UnreadableState)) throw error
        }
      }
    },
  }
}

const asideOf = (guildId: string, count: number): string => `aside:${guildId}:${count}`
