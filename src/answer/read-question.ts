import type { Asked } from './asked.ts'
import { describedFilms } from './described-films.ts'
import type { Query } from './evidence.ts'
import { completed, type Remembered } from './follow-up.ts'
import type { Knowledge } from './knowledge.ts'
import type { Linked } from './mentions.ts'
import { recognise } from './recognise/recognise.ts'
import { contentOf } from './terms.ts'
import { filmSense, senseOf } from './which-sense.ts'
import { extremeFilms, filmsOfYears, yearsIn } from './years.ts'

/** What a question names, wants and speaks of, completed from the one before where it leans on that. */
export function readQuestion(
  knowledge: Knowledge,
  { words, mentions, rest }: Linked,
  before: Remembered | undefined,
): Query {
  const years = yearsIn(rest)
  const asked = recognise({ words, mentions })
  const described = describedFilms(knowledge.films, mentions, words, speaksOfFilms(asked))
  const within = (at: number) => (stretch: { from: number; to: number }) =>
    stretch.from <= at && at < stretch.to
  const isDescribed = (at: number) => described.some(within(at))
  // What describes a film says no more once it is known which.
  const left = words.filter((_, at) => !isDescribed(at) && !mentions.some(within(at)))
  const byName = mentions
    .filter(({ from }) => !isDescribed(from))
    .map(mention => senseOf(mention, words))
    .filter(refs => !refs.includes(knowledge.everywhere))
  const inSense = filmSense(byName, asked, years)
  const query: Query = {
    terms: knowledge.expand(left),
    inherited: 0,
    named: [
      ...inSense,
      ...described.map(({ film }) => [film]),
      ...filmsOfYears(knowledge.catalog, years, inSense),
      ...extremeFilms(knowledge.catalog, asked, inSense),
    ],
    strange: rest.some(({ text, titled, corrected }) => titled && (corrected || !knowledge.knows(text))),
    years,
    likely: [],
    asked,
  }
  return completed(knowledge.catalog, query, words, before)
}

/** The terms that are taken from the question before. */
export const inheritedTerms = ({ terms, inherited }: Query): string[] =>
  terms.slice(terms.length - inherited).map(({ term }) => term)

/** How many of its own words say what a question is about. */
export const ownContent = ({ terms, inherited }: Query): number =>
  contentOf(terms.slice(0, terms.length - inherited)).length

/** Whether what is asked is asked of films, so that a description will be one of a film. */
const speaksOfFilms = ({ wants, extremes, apart }: Asked): boolean =>
  apart ||
  extremes.length > 0 ||
  wants.some(kind => kind === 'year' || kind === 'director' || kind === 'actor')
