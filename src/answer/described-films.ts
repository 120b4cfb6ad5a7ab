import type { Catalog } from '../catalog/catalog.ts'
import { type EntityOf, refOf } from '../catalog/entity.ts'
import { castOf, isOutside, makersOf, named, tracksOf } from '../catalog/related.ts'
import type { Ref } from '../catalog/schema.ts'
import type { Mention } from './mentions.ts'
import { contentOf, termsOf } from './terms.ts'
import type { Word } from './words.ts'

/** What each film may be meant by: who made it and acts in it, what plays in it and by whom, and the words it is told with. */
export type FilmsByDescription = readonly {
  readonly ref: Ref
  readonly within: ReadonlySet<Ref>
  readonly terms: ReadonlySet<string>
}[]

/** A film that is meant by a description, and the stretch of the question that describes it. */
export interface DescribedFilm {
  readonly film: Ref
  readonly from: number
  readonly to: number
}

export const filmsByDescription = (
  catalog: Catalog,
  read: (text: string) => readonly Word[],
): FilmsByDescription =>
  catalog.entities('film').map(film => ({
    ref: refOf(film),
    within: withinOf(catalog, film),
    terms: new Set(
      linesOf(catalog, film).flatMap(line => contentOf(termsOf(read(line)).map(asTerm)).map(toText)),
    ),
  }))

const asTerm = (term: string) => ({ term })
const toText = ({ term }: { term: string }) => term

function withinOf(catalog: Catalog, film: EntityOf<'film'>): Set<Ref> {
  const tracks = tracksOf(catalog, film).filter(track => !isOutside(track))
  const directors = named(catalog, 'person', [film.director])
  return new Set(
    [
      ...directors,
      ...castOf(catalog, film),
      ...tracks,
      ...tracks.flatMap(track => makersOf(catalog, track)),
    ].map(refOf),
  )
}

/** How a film and what plays in it are spoken of, and what the article says of it alone. */
function linesOf(catalog: Catalog, film: EntityOf<'film'>): string[] {
  const tracks = tracksOf(catalog, film).filter(track => !isOutside(track))
  const claims = catalog
    .claimsAbout(refOf(film))
    .filter(claim => !isOutside(claim) && claim.about.filter(ref => ref.startsWith('film:')).length === 1)
  return [
    ...film.described,
    ...tracks.flatMap(({ described, aliases }) => [...described, ...aliases]),
    ...claims.map(({ says }) => says),
  ]
}

const filmWords = new Set(
  'film films movie movies picture pictures flick pic feature entry peli pelicula 片 戏 影 部 套'.split(' '),
)
const beforeDescription = new Set('the that this his wongs a la el 那 嗰 部 套 有'.split(' '))
/** What stands between a film and what it is described by: "the movie where …", "la peli de …". */
const between = new Set(
  'with where starring of featuring in which whose about set that has con de del en donde'.split(' '),
)
const ends = new Set(
  'or vs versus than and is was are were did does do came come comes o y what which who when how same other another mismo misma 定 同 还 和 与 是 係'.split(
    ' ',
  ),
)
/** "La del tango": what follows may as well be a name. */
const beforeName = new Set(['de', 'del'])
const longestDescription = 9

/**
 * The films that are meant by who acts in them, what plays in them or how they are spoken of: "the Maggie Cheung
 * film", "the one with the karaoke", "la del tango", each where one alone fits. Words that name nothing describe a film
 * only where it is clear that films are spoken of.
 */
export function describedFilms(
  films: FilmsByDescription,
  mentions: readonly Mention[],
  words: readonly Word[],
  inAnyWords: boolean,
): DescribedFilm[] {
  const filmIsNamed = mentions.some(({ refs }) => refs.some(ref => ref.startsWith('film:')))
  if (filmIsNamed && !inAnyWords) return []
  const speaksOfSongs = words.some(({ term }) => term === '=song')
  const found: DescribedFilm[] = []
  words.forEach(({ text }, at) => {
    const one = text === 'one' || (text === 'la' && beforeName.has(words[at + 1]?.text ?? ''))
    if (!(filmWords.has(text) || (one && !speaksOfSongs))) return
    for (const [from, to] of [stretchBefore(words, mentions, at), stretchAfter(words, mentions, at)]) {
      if (from >= to || found.some(one => one.from < to && from < one.to)) continue
      if (!inAnyWords && !mentions.some(one => one.from < to && from < one.to)) continue
      const film = filmFor(films, mentions, words, from, to)
      if (film) found.push({ film, from, to })
    }
  })
  return found
}

const mentionAt = (mentions: readonly Mention[], at: number) =>
  mentions.find(({ from, to }) => from <= at && at < to)

/** "the … one", or a name alone: "Maggie Cheung's film". */
function stretchBefore(words: readonly Word[], mentions: readonly Mention[], at: number): [number, number] {
  let from = at
  while (from > 0 && at - from < longestDescription) {
    const text = words[from - 1]?.text ?? ''
    const mention = mentionAt(mentions, from - 1)
    const joins = text === 'and' && mentionAt(mentions, from) && mentionAt(mentions, from - 2)
    if (mention) from = mention.from
    else if (joins) from--
    else if (beforeDescription.has(text)) return [from, at]
    else if (ends.has(text) || filmWords.has(text)) break
    else from--
  }
  if (from === 0) return [from, at]
  const onlyName = mentions.find(({ to }) => to === at)
  return onlyName ? [Math.min(from, onlyName.from), at] : [at, at]
}

/** "the one with …", "the movie … is in". */
function stretchAfter(words: readonly Word[], mentions: readonly Mention[], at: number): [number, number] {
  let from = at + 1
  while (between.has(words[from]?.text ?? '')) from++
  if (from === at + 1 && !mentionAt(mentions, from)) return [from, from]
  let to = from
  while (to < words.length && to - from < longestDescription) {
    const text = words[to]?.text ?? ''
    const mention = mentionAt(mentions, to)
    const joins = text === 'and' && mentionAt(mentions, to - 1) && mentionAt(mentions, to + 1)
    if (mention) to = mention.to
    else if ((ends.has(text) && !joins) || filmWords.has(text)) break
    else to++
  }
  return [from, to]
}

/** How much of a description must fit a film, and how much better than any other. */
const fits = { share: 0.5, ahead: 1.5 }
/** What a name counts beside words. */
const nameCounts = 3

/** The film that a stretch of the question describes, where one fits better than all others. */
function filmFor(
  films: FilmsByDescription,
  mentions: readonly Mention[],
  words: readonly Word[],
  from: number,
  to: number,
): Ref | undefined {
  const inside = mentions.filter(mention => mention.from >= from && mention.to <= to)
  if (inside.some(({ refs }) => refs.some(ref => ref.startsWith('film:')))) return undefined
  const plain = words.slice(from, to).filter((_, at) => !mentionAt(inside, from + at))
  const terms = contentOf(termsOf(plain).map(asTerm)).map(toText)
  const rarity = (having: number) => Math.log(films.length / Math.max(1, having))
  const parts = [
    ...inside.map(({ refs }) => ({
      weight: nameCounts,
      has: films.map(({ within }) => refs.some(ref => within.has(ref))),
    })),
    ...terms.map(term => {
      const has = films.map(film => film.terms.has(term))
      return { weight: rarity(has.filter(Boolean).length), has }
    }),
  ]
  const all = parts.reduce((sum, { weight }) => sum + weight, 0)
  const scores = films
    .map(({ ref }, number) => ({
      ref,
      score: parts.reduce((sum, { weight, has }) => sum + (has[number] ? weight : 0), 0),
    }))
    .sort((a, b) => b.score - a.score)
  const [best, next] = scores
  return best &&
    best.score > 0 &&
    best.score >= fits.share * all &&
    best.score >= fits.ahead * (next?.score ?? 0)
    ? best.ref
    : undefined
}
