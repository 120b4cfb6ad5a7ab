import type { GuildState } from '../guilds/guild-state.ts'
import type { Guilds } from '../guilds/guilds.ts'

/** Takes somebody's id out of what is kept of servers; their settings stay. Rejects where the store fails. */
export async function forgetPerson(guilds: Guilds, userId: string): Promise<void> {
  for await (const [guildId, state] of guilds.all())
    if (withoutPerson(state, userId) !== state)
      await guilds.update(guildId, state => state && withoutPerson(state, userId))
}

function withoutPerson(state: GuildState, userId: string): GuildState {
  const { schedule, pause } = state
  let without = state
  if (schedule?.setUpBy === userId) {
    const { setUpBy: _, ...rest } = schedule
    without = { ...without, schedule: rest }
  }
  if (pause?.by === 'administrator' && pause.userId === userId) {
    const { userId: _, ...rest } = pause
    without = { ...without, pause: rest }
  }
  return without
}
