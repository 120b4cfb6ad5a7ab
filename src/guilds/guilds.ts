import type { GuildState } from './guild-state.ts'

/** What is kept of each server, by its id. */
export interface Guilds {
  /** What is kept of a server; undefined where there is nothing. Throws an UnreadableState where it cannot be read. */
  read(guildId: string): Promise<GuildState | undefined>
  /**
   * Changes what is kept: reads, applies `change` and writes, one after the other for each server. Where another process
   * was faster it begins anew, so `change` may be called more than once. Where it gives back what it got, nothing is
   * written. Gives what is kept afterwards. Throws an UnreadableState, and then `change` is not called, unless
   * `replaceUnreadable` says that a new state may take its place (a copy stays aside).
   */
  update(
    guildId: string,
    change: (state: GuildState | undefined) => GuildState | undefined,
    options?: { replaceUnreadable?: boolean },
  ): Promise<GuildState | undefined>
  /** Forgets a server, what was kept aside of it too. */
  forget(guildId: string): Promise<void>
  /** Every server of which something readable is kept. What cannot be read is kept aside and logged, once. */
  all(): AsyncIterable<readonly [guildId: string, state: GuildState]>
}

/** What is kept of a server cannot be read: written by a newer version, or damaged. It has been kept as it is. */
export class UnreadableState extends Error {
  override readonly name = 'UnreadableState'
  readonly guildId: string

  constructor(guildId: string, cause: unknown) {
    super(`the state of guild ${guildId} cannot be read`, { cause })
    this.guildId = guildId
  }
}
