import type { Catalog } from '../catalog/catalog.ts'
import { type EntityOf, refOf } from '../catalog/entity.ts'
import { castOf, isOutside, makersOf, tracksOf } from '../catalog/related.ts'
import type { Ref } from '../catalog/schema.ts'
import type { Mention } from './mentions.ts'
import type { Word } from './words.ts'

const filmWords = new Set(
  'film films movie movies picture pictures flick pic one entry peli pelicula 片 戏 电'.split(' '),
)
/** What stands between a film and those who act in it: "the movie where …", "la peli de …". */
const between = new Set('with where starring of featuring in which whose con de en donde'.split(' '))
const joining = new Set([
  'and',
  'n',
  'y',
  'e',
  '和',
  '同',
  '与',
  'the',
  's',
  '嗰',
  '那',
  '部',
  '套',
  '嘅',
  '的',
])

/**
 * The film that is meant by who acts in it or what plays in it: "the Maggie Cheung film", "the movie with Leslie and
 * Tony", "the tango film", where there is one alone with them all.
 */
export function filmOfCast(
  films: FilmsByCast,
  mentions: readonly Mention[],
  words: readonly Word[],
): { film: Ref; cast: readonly Mention[] } | undefined {
  if (mentions.some(({ refs }) => refs.some(ref => ref.startsWith('film:')))) return undefined
  const known = mentions.filter(({ refs }) => films.some(({ within }) => refs.some(ref => within.has(ref))))
  const [first] = known
  const last = known.at(-1)
  if (!first || !last || !isSpokenOf(words, first.from, last.to)) return undefined
  const [only, ...others] = films.filter(({ within }) =>
    known.every(({ refs }) => refs.some(ref => within.has(ref))),
  )
  return only && others.length === 0 ? { film: only.ref, cast: known } : undefined
}

/** Who acts in each film, and what the article says plays in it, by whom. */
export type FilmsByCast = readonly { readonly ref: Ref; readonly within: ReadonlySet<Ref> }[]

export const filmsByCast = (catalog: Catalog): FilmsByCast =>
  catalog.entities('film').map(one => ({ ref: refOf(one), within: withinOf(catalog, one) }))

function withinOf(catalog: Catalog, film: EntityOf<'film'>): Set<Ref> {
  const tracks = tracksOf(catalog, film).filter(track => !isOutside(track))
  return new Set(
    [...castOf(catalog, film), ...tracks, ...tracks.flatMap(track => makersOf(catalog, track))].map(refOf),
  )
}

/** Whether a film is spoken of right before or after these words. */
function isSpokenOf(words: readonly Word[], from: number, to: number): boolean {
  let after = to
  while (joining.has(words[after]?.text ?? '')) after++
  if (filmWords.has(words[after]?.text ?? '')) return true
  let before = from - 1
  while (between.has(words[before]?.text ?? '')) before--
  return before < from - 1 && filmWords.has(words[before]?.text ?? '')
}
