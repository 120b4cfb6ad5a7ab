import type { Catalog } from '../../catalog/catalog.ts'
import { type EntityOf, refOf } from '../../catalog/entity.ts'
import type { Claim, EntityKind, Ref } from '../../catalog/schema.ts'
import type { Wanted } from '../asked.ts'
import type { Evidence, Query } from '../evidence.ts'
import { type Focus, focusOn } from '../focus.ts'
import { directorOfMost } from '../hero.ts'
import { contentOf } from '../terms.ts'

/** A sentence that answers from the relations between entities, where a question asks for one of them. */
export interface Lead {
  readonly text: string
  readonly about: readonly Ref[]
  readonly sections: readonly string[]
  /** Whether the sentence is all there is to say, so that no claim need follow. */
  readonly whole: boolean
  /** Whether the question names what it is about, rather than describes it. */
  readonly named: boolean
  /** Whether it is asked so plainly that nothing else can be meant. */
  readonly certain: boolean
}

/** What a rule looks at. */
export interface Situation {
  readonly catalog: Catalog
  readonly query: Query
  readonly evidence: Evidence
  readonly film: Focus<'film'>
  readonly track: Focus<'track'>
  readonly person: Focus<'person'>
  /** How many words of the question say what it is about, besides names. */
  readonly content: number
  /** Whose films the article is about. */
  readonly hero: EntityOf<'person'> | undefined
  readonly wants: (...kinds: Wanted[]) => boolean
}

/** Gives a lead where a question is of its kind. */
export type LeadRule = (situation: Situation) => Lead | undefined

export function situationOf(catalog: Catalog, query: Query, evidence: Evidence): Situation {
  return {
    catalog,
    query,
    evidence,
    film: focusOn(catalog, 'film', query, evidence),
    track: focusOn(catalog, 'track', query, evidence),
    person: focusOn(catalog, 'person', query, evidence),
    content: contentOf(query.terms).length,
    hero: directorOfMost(catalog),
    wants: (...kinds) => kinds.some(kind => query.asked.wants.includes(kind)),
  }
}

interface About {
  readonly kind: EntityKind
  readonly id: string
  readonly sections?: readonly string[] | undefined
}

/** A lead about these entities, citing where the article speaks of the first. */
export const lead = (
  { query }: Situation,
  text: string,
  about: readonly About[],
  { whole = true, named = query.named.length > 0, certain = false } = {},
): Lead => ({
  text,
  about: about.map(refOf),
  sections: about[0]?.sections?.slice(0, 2) ?? [],
  whole,
  named,
  certain,
})

/** Whether a claim says something of a track. */
export const isAboutTrack = ({ about }: Claim): boolean => about.some(ref => ref.startsWith('track:'))

/** How likely something unnamed must be, to answer with it. */
const likelyEnough = 0.3

/** What the question names of a kind; else what it most likely describes. */
export const meant = <K extends 'film' | 'track' | 'person'>({
  named,
  likely,
  weight,
}: Focus<K>): readonly EntityOf<K>[] =>
  named.length > 0 ? named : likely && weight >= likelyEnough ? [likely] : []
