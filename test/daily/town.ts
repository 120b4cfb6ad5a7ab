import { createDaily, type DailyService } from '../../src/daily/create-daily.ts'
import type { Wishes } from '../../src/daily/daily.ts'
import type { Song } from '../../src/daily/effects.ts'
import type { OpenTimetable } from '../../src/daily/timetable.ts'
import type { GuildState } from '../../src/guilds/guild-state.ts'
import { guildStateSchema } from '../../src/guilds/guild-state.ts'
import { createLog } from '../../src/ops/log.ts'
import { createClock, settled } from './fake-clock.ts'
import { createDiscord, everyPermission } from './fake-discord.ts'
import { createGuilds, type Disk, type Effect } from './fake-guilds.ts'

export const administrator = '200000000000000001'
/** A role that a song can mention, where a test adds it. */
export const roleId = '500000000000000001'
export const songs = Array.from({ length: 40 }, (_, index) => `song-${index}`)

export const guildIdOf = (index: number) => String(10n ** 17n * 3n + BigInt(index))
export const channelIdOf = (index: number) => String(10n ** 17n * 4n + BigInt(index))

/** The bot's process: it can be killed at any effect, and then does nothing more. */
export interface Process extends DailyService {
  kill(): void
  isDead(): boolean
  /** How many effects it has had. */
  effects(): number
  /** Lines of its log, as objects. */
  log: Record<string, unknown>[]
}

export interface ProcessOptions {
  /** Dies after this many effects: the last is done, but it never learns of it. */
  diesAfter?: number
  trackIds?: readonly string[]
  /** How many turns later than those of another process its effects take place. */
  slowness?: number
  /** Where its visits are planned: in the process itself where left out. */
  openTimetable?: OpenTimetable
  /** How pictures go wrong. */
  picture?: 'fails' | 'hangs'
}

export type Town = ReturnType<typeof createTown>

/** Discord, what is kept, and a clock. Processes come and go. The first server is there; its channel is ready. */
export function createTown(start = '2026-11-24T06:00:00Z') {
  const clock = createClock(start)
  const discord = createDiscord(clock)
  const disk: Disk = new Map()
  let seeds = 0

  function addServer(index: number, guildId = guildIdOf(index), channelId = channelIdOf(index)) {
    discord.members.add(guildId)
    discord.channels.set(channelId, { guildId, kind: 'text', permissions: new Set(everyPermission) })
    return { guildId, channelId }
  }

  function boot({
    diesAfter,
    trackIds = songs,
    slowness = 0,
    picture,
    openTimetable,
  }: ProcessOptions = {}): Process {
    let dead = false
    let effects = 0
    const log: Record<string, unknown>[] = []
    const effect: Effect = async (_, run) => {
      if (slowness > 0) await settled(slowness)
      if (dead) return new Promise(() => {})
      try {
        return await run()
      } finally {
        effects += 1
        if (effects === diesAfter) dead = true
        if (dead) await new Promise(() => {})
      }
    }
    const daily = createDaily(
      {
        now: clock.now,
        after: (milliseconds, run) => clock.after(milliseconds, () => dead || run()),
        newSeed: () => {
          seeds += 1
          return `seed-${seeds}`
        },
        guilds: createGuilds(disk, effect),
        channels: discord.connect(effect),
        trackIds,
        messages: {
          compose: (song, withPicture) =>
            effect('compose', () => {
              if (withPicture && picture === 'hangs') return new Promise(() => {})
              if (withPicture && picture === 'fails') throw new Error('no picture today')
              return {
                embeds: [{ title: song.trackId, footer: { text: footerOf(song) } }],
                ...(withPicture && {
                  files: [{ name: 'card.png', data: new Uint8Array(), description: song.trackId }],
                }),
              }
            }),
          footerOf,
          threadNameOf: ({ trackId }) => trackId,
        },
        log: createLog({
          level: 'debug',
          secrets: [],
          destination: { write: line => void log.push(JSON.parse(line)) },
        }),
      },
      { openTimetable },
    )
    return Object.assign(daily, {
      kill() {
        dead = true
      },
      isDead: () => dead,
      effects: () => effects,
      log,
    })
  }

  const state = (guildId = guildIdOf(0)): GuildState =>
    guildStateSchema.parse(JSON.parse(disk.get(guildId) ?? 'null'))

  addServer(0)
  return {
    clock,
    discord,
    disk,
    addServer,
    boot,
    state,
    /** Messages of the day's own song, in a channel. */
    posts: (channelId = channelIdOf(0)) =>
      discord.messages.filter(
        message => message.channelId === channelId && message.footer.startsWith('Song'),
      ),
    extras: () => discord.messages.filter(({ footer }) => footer.startsWith('Extra')),
  }
}

const footerOf = ({ day, extra, trackId }: Song) =>
  extra ? `Extra · ${day} · ${trackId}` : `Song of the day · ${day}`

/** Every day at 9:00 in Paris: in November at 8:00 UTC. */
export const wishes = (change: Partial<Wishes> = {}): Wishes => ({
  channelId: channelIdOf(0),
  time: '09:00',
  timeZone: 'Europe/Paris',
  days: [1, 2, 3, 4, 5, 6, 7],
  thread: false,
  crosspost: false,
  ...change,
})

/** A town whose first server has set up its song of the day, and a process that is at work. */
export async function openTown(
  change: Partial<Wishes> = {},
  options: ProcessOptions & { start?: string } = {},
) {
  const town = createTown(options.start)
  const daily = town.boot(options)
  await daily.start()
  const setUp = await daily.setUp(guildIdOf(0), wishes(change), administrator)
  if (!setUp.done) throw new Error(`not set up: ${JSON.stringify(setUp.lacks)}`)
  return { ...town, daily, guildId: guildIdOf(0), channelId: channelIdOf(0) }
}

/** A server with all that a post can bring, at seven, an hour before its song is due. */
export async function readyTown() {
  const town = createTown('2026-11-24T07:00:00Z')
  for (const channel of town.discord.channels.values()) channel.kind = 'announcement'
  town.discord.roles.set(roleId, true)
  const daily = town.boot()
  await daily.setUp(guildIdOf(0), wishes({ roleId, thread: true, crosspost: true }), roleId)
  await daily.stop()
  return town
}
