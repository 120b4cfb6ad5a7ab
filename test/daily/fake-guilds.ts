import { type GuildState, guildStateSchema } from '../../src/guilds/guild-state.ts'
import { type Guilds, UnreadableState } from '../../src/guilds/guilds.ts'

/** What is kept, as text: it outlives a process, and several may write in it. */
export type Disk = Map<string, string>

export type Effect = <T>(what: string, run: () => T | Promise<T>) => Promise<T>

/**
 * Guilds over a disk. Each process takes one change of a server after the other, but nothing holds two processes
 * apart: as over Keyv, both may read before either writes. Each reading and writing is an effect.
 */
export function createGuilds(disk: Disk, effect: Effect): Guilds {
  const turns = new Map<string, Promise<unknown>>()

  const parse = (guildId: string): GuildState | undefined => {
    const text = disk.get(guildId)
    if (text === undefined) return undefined
    try {
      return guildStateSchema.parse(JSON.parse(text))
    } catch (error) {
      throw new UnreadableState(guildId, error)
    }
  }

  const guilds: Guilds = {
    read: guildId => effect('read', () => parse(guildId)),
    update(guildId, change, options) {
      const turn = (turns.get(guildId) ?? Promise.resolve()).then(async () => {
        const before = await effect('read', () => parse(guildId)).catch(error => {
          if (options?.replaceUnreadable && error instanceof UnreadableState) return undefined
          throw error
        })
        const after = change(before)
        if (after !== before && after)
          await effect('write', () => {
            disk.set(guildId, JSON.stringify(guildStateSchema.parse(after)))
          })
        return after
      })
      turns.set(
        guildId,
        turn.catch(() => {}),
      )
      return turn
    },
    forget: guildId =>
      effect('forget', () => {
        disk.delete(guildId)
      }),
    async *all() {
      for (const guildId of [...disk.keys()]) {
        try {
          const state = await guilds.read(guildId)
          if (state) yield [guildId, state]
        } catch (error) {
          if (!(error instanceof UnreadableState)) throw error
        }
      }
    },
  }
  return guilds
}
