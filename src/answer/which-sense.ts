import type { Ref } from '../catalog/schema.ts'
import type { Asked } from './asked.ts'
import type { Mention } from './mentions.ts'
import type { Word } from './words.ts'

/** Words that stand before a film's name, and before a track's. */
const beforeFilm = new Set(['in', 'of', 'from', 'film', 'movie', 'en', 'de', 'does', '在', 'both'])
const afterFilm = new Set([
  'film',
  'movie',
  'soundtrack',
  'soundtracks',
  'songs',
  '里',
  '里面',
  '嘅',
  '的',
  '中',
  '入',
  '有',
])
const beforeTrack = new Set([
  'song',
  'track',
  'tune',
  'sings',
  'sing',
  'sang',
  'sung',
  'called',
  'plays',
  'play',
  'cancion',
  'hit',
  'by',
])
const afterTrack = new Set(['song', 'by', 'track', 'cover', 'tune'])

/** The sense in which a name that a film and a song share is used, from the words beside it; both where they do not tell. */
export function senseOf({ refs, from, to }: Mention, words: readonly Word[]): readonly Ref[] {
  const films = refs.filter(ref => ref.startsWith('film:'))
  const tracks = refs.filter(ref => ref.startsWith('track:'))
  if (films.length === 0 || tracks.length === 0) return refs
  const before = words[from - 1]?.text ?? ''
  const after = words[to]?.text ?? ''
  if (beforeTrack.has(before) || afterTrack.has(after)) return tracks
  if (beforeFilm.has(before) || afterFilm.has(after)) return films
  return refs
}

/**
 * Where a track is named, or films are put in their order, a name that a film and a song share is the film's: "why is
 * … in Happy Together?"
 */
export function filmSense(
  named: readonly (readonly Ref[])[],
  { compare, apart, extremes, wants }: Asked,
  years: readonly number[],
): readonly (readonly Ref[])[] {
  const isTrack = (ref: Ref) => ref.startsWith('track:')
  const inTime = apart || extremes.length > 0 || wants.includes('year')
  const besideTrack = !compare && named.some(refs => refs.every(isTrack))
  const besideFilm = compare && named.some(refs => refs.every(ref => ref.startsWith('film:')))
  if (!(besideTrack || besideFilm || years.length > 0 || (inTime && named.length > 1))) return named
  return named.map(refs => {
    const films = refs.filter(ref => ref.startsWith('film:'))
    return films.length > 0 && refs.some(isTrack) ? films : refs
  })
}
