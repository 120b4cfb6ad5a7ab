import type { Catalog } from '../../catalog/catalog.ts'
import type { Evidence, Query } from '../evidence.ts'
import { cast, cinematographer, director, filmsOfActor, score } from './facts-of-films.ts'
import { type Lead, type LeadRule, situationOf } from './lead.ts'
import { author, filmsByDirector, furtherReading, influencedByHim, whoOrWhat } from './lists.ts'
import {
  describedFilm,
  describedTrack,
  namedTrack,
  otherTracksOfFilm,
  tracksOfFilm,
  worksOfMaker,
} from './tracks.ts'
import { filmsOfYear, olderOrNewer, oldestOrNewest, year, yearsApart } from './years.ts'

/** In the order in which they are tried: what is asked most plainly first. */
const rules: readonly LeadRule[] = [
  author,
  furtherReading,
  yearsApart,
  filmsOfYear,
  olderOrNewer,
  oldestOrNewest,
  filmsByDirector,
  influencedByHim,
  year,
  cinematographer,
  director,
  cast,
  filmsOfActor,
  score,
  otherTracksOfFilm,
  namedTrack,
  tracksOfFilm,
  worksOfMaker,
  describedTrack,
  describedFilm,
  whoOrWhat,
]

/** The sentence that answers from structure, where a question asks for a relation between entities. */
export function leadFor(catalog: Catalog, query: Query, evidence: Evidence): Lead | undefined {
  const situation = situationOf(catalog, query, evidence)
  for (const rule of rules) {
    const lead = rule(situation)
    if (lead) return lead
  }
  return undefined
}
