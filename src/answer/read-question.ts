import { filmOfCast } from './cast-films.ts'
import type { Query } from './evidence.ts'
import { completed, type Remembered } from './follow-up.ts'
import type { Knowledge } from './knowledge.ts'
import type { Linked } from './mentions.ts'
import { recognise } from './recognise.ts'
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
  const ofCast = filmOfCast(knowledge.films, mentions, words)
  const byName = mentions
    .filter(mention => !ofCast?.cast.includes(mention))
    .map(mention => senseOf(mention, words))
    .filter(refs => !refs.includes(knowledge.everywhere))
  const asked = recognise(words)
  const inSense = filmSense(byName, asked)
  const query: Query = {
    terms: knowledge.expand(rest),
    inherited: 0,
    named: [
      ...inSense,
      ...(ofCast ? [[ofCast.film]] : []),
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
