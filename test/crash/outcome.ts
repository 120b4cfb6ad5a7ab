import type { Sandbox } from '../../sandbox/server.ts'
import type { Guilds } from '../../src/guilds/guilds.ts'
import { createPerson } from '../e2e/sandbox-client.ts'

/** What became of servers with a song due. */
export interface Outcome {
  readonly posts: number
  /** Servers with more than one song, and with none, … */
  readonly duplicates: readonly string[]
  readonly missing: readonly string[]
  /** … and those of which the bot does not know what it has posted. */
  readonly unrecorded: readonly string[]
}

/** Looks into the servers, their channels by their ids, and into what the bot keeps of them. */
export async function outcomeOf(
  sandbox: Sandbox,
  guilds: Guilds,
  channels: ReadonlyMap<string, string>,
): Promise<Outcome> {
  const unrecorded: string[] = []
  for (const [guildId, channel] of channels) {
    const recorded = (await guilds.read(guildId))?.posts.map(({ messageId }) => messageId)
    if (recorded?.join() !== songsIn(sandbox, channel).join()) unrecorded.push(guildId)
  }
  const counts = [...channels].map(([id, channel]) => ({ id, count: songsIn(sandbox, channel).length }))
  return {
    posts: counts.reduce((sum, { count }) => sum + count, 0),
    duplicates: counts.filter(({ count }) => count > 1).map(({ id }) => id),
    missing: counts.filter(({ count }) => count === 0).map(({ id }) => id),
    unrecorded,
  }
}

/** The ids of the messages that nobody asked for. */
export const songsIn = (sandbox: Sandbox, channel: string): string[] =>
  [...(sandbox.world.messages.get(channel)?.values() ?? [])].flatMap(({ id, interaction }) =>
    interaction ? [] : [id],
  )

/** Whether the bot is done with the day in every server. */
export async function isSettled(guilds: Guilds, guildIds: Iterable<string>): Promise<boolean> {
  for (const guildId of guildIds) if (!(await guilds.read(guildId))?.settledDay) return false
  return true
}

/** Has a share of Discord's answers lost after it has posted. */
export const loseAnswers = (sandbox: Sandbox, chance: number): Promise<unknown> =>
  createPerson(sandbox.url).breaks({
    kind: 'rest',
    route: 'POST /channels/*/messages',
    action: 'drop',
    when: 'after',
    chance,
    times: 1_000_000,
  })
