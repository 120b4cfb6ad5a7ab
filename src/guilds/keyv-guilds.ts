import { isDeepStrictEqual } from 'node:util'
import type { Keyv } from 'keyv'
import type { Logger } from 'pino'
import { createTurns } from '../store/in-turn.ts'
import type { GuildState } from './guild-state.ts'
import { type Guilds, UnreadableState } from './guilds.ts'
import { createMigration, type Migration } from './migrate.ts'

const isGuild = /^\d+$/

/** What is kept of each server in this store, which must be theirs alone. */
export function createGuilds(keyv: Keyv<unknown>, log: Logger, migrations?: readonly Migration[]): Guilds {
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
  const readInTurn = async (guildId: string): Promise<GuildState | undefined> => {
    const kept = await keyv.get(guildId)
    if (kept === undefined) return undefined
    try {
      return migrate(kept)
    } catch (cause) {
      await keepAside(guildId, kept, cause)
      throw new UnreadableState(guildId, cause)
    }
  }

  const read: Guilds['read'] = guildId => inTurn(guildId, () => readInTurn(guildId))

  return {
    read,
    update: (guildId, change, { replaceUnreadable = false } = {}) =>
      inTurn(guildId, async () => {
        const before = await readInTurn(guildId).catch((error: unknown) => {
          if (replaceUnreadable && error instanceof UnreadableState) return undefined
          throw error
        })
        const after = change(before)
        if (after === before) return before
        if (after === undefined) await keyv.delete(guildId)
        else await keyv.set(guildId, after)
        return after
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
