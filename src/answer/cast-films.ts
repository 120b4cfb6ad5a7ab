import type { Catalog } from '../catalog/catalog.ts'
import { refOf } from '../catalog/entity.ts'
import { castOf } from '../catalog/related.ts'
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
 * The film that is meant by who acts in it: "the Maggie Cheung film", "the movie with Leslie and Tony", where there is
 * one alone with them all.
 */
export function filmOfCast(
  catalog: Catalog,
  mentions: readonly Mention[],
  words: readonly Word[],
): { film: Ref; cast: readonly Mention[] } | undefined {
  const films = catalog
    .entities('film')
    .map(one => ({ ref: refOf(one), cast: castOf(catalog, one).map(refOf) }))
  const actors = mentions.filter(({ refs }) => films.some(({ cast }) => refs.some(ref => cast.includes(ref))))
  const [first] = actors
  const last = actors.at(-1)
  if (!first || !last || !isSpokenOf(words, first.from, last.to)) return undefined
  const together = films.filter(({ cast }) =>
    actors.every(({ refs }) => refs.some(ref => cast.includes(ref))),
  )
  const [only] = together
  return only && together.length === 1 ? { film: only.ref, cast: actors } : undefined
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
