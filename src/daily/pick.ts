import { createHash } from 'node:crypto'

/** Where a server is in its round through all songs. */
export interface Round {
  readonly seed: string
  /** Rounds that are over. */
  readonly rounds: number
  /** Songs of this round, in the order they came. */
  readonly played: readonly string[]
  /** The last songs of the round before, the latest last. */
  readonly before: readonly string[]
}

/** How many songs keep apart two plays of the same one across the seam of two rounds, where there are enough. */
const seam = 10

/**
 * The song that comes next: each comes once in a round, in an order that depends on nothing but the seed, the round
 * and the songs. A song that joins the catalog takes a place of its own and moves none, but those held back at a
 * seam. Throws where there are no songs.
 */
export function nextSong(round: Round, trackIds: readonly string[]): string {
  const current = roundOf(round, trackIds)
  const played = new Set(current.played)
  const next = orderOf(current, trackIds).find(trackId => !played.has(trackId))
  if (next === undefined) throw new Error('there are no songs to choose from')
  return next
}

/** The round after this song has been played; one that came before its turn counts as well. */
export function afterPlaying<R extends Round>(
  round: R,
  trackIds: readonly string[],
  trackId: string,
): Omit<R, keyof Round> & { seed: string; rounds: number; played: string[]; before: string[] } {
  const { rounds, played, before } = roundOf(round, trackIds)
  return {
    ...round,
    rounds,
    before: [...before],
    played: [...played.filter(other => other !== trackId), trackId],
  }
}

/** How many songs of this round are still to come. */
export function songsLeft({ played }: Round, trackIds: readonly string[]): number {
  const gone = new Set(played)
  return trackIds.filter(trackId => !gone.has(trackId)).length
}

/**
 * The song of a day where there is no schedule, the same for everybody: all songs in turn, shuffled anew for each
 * round. Throws where there are no songs.
 */
export function songOfCalendar(day: Temporal.PlainDate, trackIds: readonly string[]): string {
  const days = new Temporal.PlainDate(1970, 1, 1).until(day).days
  const rounds = Math.floor(days / trackIds.length)
  const before = shuffled('calendar', rounds - 1, trackIds).slice(-seam)
  const song = orderOf({ seed: 'calendar', rounds, before, played: [] }, trackIds)[
    days - rounds * trackIds.length
  ]
  if (song === undefined) throw new Error('there are no songs to choose from')
  return song
}

/** This round, or where all songs have been played the next. */
function roundOf(round: Round, trackIds: readonly string[]): Round {
  if (songsLeft(round, trackIds) > 0) return round
  return { ...round, rounds: round.rounds + 1, played: [], before: round.played.slice(-seam) }
}

/** The songs as shuffled, but those that were the last of the round before wait until enough others have come. */
function orderOf({ seed, rounds, before }: Round, trackIds: readonly string[]): string[] {
  const left = shuffled(seed, rounds, trackIds)
  // A third leaves enough others to come first, whatever the shuffle.
  const recent = before.slice(-Math.min(seam, Math.floor(trackIds.length / 3)))
  const order: string[] = []
  while (left.length > 0) {
    const tooEarly = new Set(recent.slice(order.length))
    const at = Math.max(
      0,
      left.findIndex(trackId => !tooEarly.has(trackId)),
    )
    order.push(...left.splice(at, 1))
  }
  return order
}

function shuffled(seed: string, round: number, trackIds: readonly string[]): string[] {
  const keyed = trackIds.map(trackId => ({
    trackId,
    key: createHash('sha256')
      .update(JSON.stringify([seed, round, trackId]))
      .digest('hex'),
  }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ trackId }) => trackId)
}
