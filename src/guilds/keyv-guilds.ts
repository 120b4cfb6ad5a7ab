import type { Keyv } from 'keyv'
import type { Logger } from 'pino'
import type { GuildState } from './guild-state.ts'
import { type Guilds, UnreadableState } from './guilds.ts'
import { createMigration, type Migration } from './migrate.ts'

const asideOf = (guildId: string): string => `aside:${guildId}`
const isGuild = /^\d+$/

/** What is kept of each server in this store, which must be theirs alone. */
export function createGuilds(keyv: Keyv<unknown>, log: Logger, migrations?: readonly Migration[]): Guilds {
  const migrate = createMigration(migrations)
  const waiting = new Map<string, Promise<unknown>>()

  /** One after the other for each server. */
  const inTurn = <T>(guildId: string, act: () => Promise<T>): Promise<T> => {
    const turn = (waiting.get(guildId) ?? Promise.resolve()).then(act, act)
    waiting.set(guildId, turn)
    void turn
      .catch(() => undefined)
      .then(() => {
        if (waiting.get(guildId) === turn) waiting.delete(guildId)
      })
    return turn
  }

  /** A copy of what cannot be read: the first one, since what comes later may be a consequence of it. */
  const keepAside = async (guildId: string, kept: unknown, cause: unknown): Promise<void> => {
    const aside = asideOf(guildId)
    if ((await keyv.get(aside)) !== undefined) return
    await keyv.set(aside, kept)
    log.error({ guild: guildId, err: cause, keptAs: aside }, 'state not readable, kept aside')
  }

  const read = async (guildId: string): Promise<GuildState | undefined> => {
    const kept = await keyv.get(guildId)
    if (kept === undefined) return undefined
    try {
      return migrate(kept)
    } catch (cause) {
      await keepAside(guildId, kept, cause)
      throw new UnreadableState(guildId, cause)
    }
  }

  return {
    read,
    update: (guildId, change, { replaceUnreadable = false } = {}) =>
      inTurn(guildId, async () => {
        const before = await read(guildId).catch((error: unknown) => {
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
        await keyv.delete([guildId, asideOf(guildId)])
      }),
    async *all() {
      for await (const [key] of keyv.iterator?.(undefined) ?? []) {
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
