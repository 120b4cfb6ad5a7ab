import * as z from 'zod'
import { type GuildState, guildStateSchema } from './guild-state.ts'

/** Makes of a state of one version the same of the next. */
export interface Migration {
  readonly from: number
  migrate(state: Readonly<Record<string, unknown>>): Record<string, unknown>
}

/** In order: each takes what the one before it made. Today's is the first version. */
const migrations: readonly Migration[] = []

const versioned = z.looseObject({ version: z.int() })

/** Reads what was kept by this version or an older one. The reading throws where it is neither. */
export const createMigration =
  (known: readonly Migration[] = migrations) =>
  (kept: unknown): GuildState => {
    let state = versioned.parse(kept)
    for (const { from, migrate } of known)
      if (state.version === from) state = versioned.parse({ ...migrate(state), version: from + 1 })
    return guildStateSchema.parse(state)
  }
