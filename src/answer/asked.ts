import type { Relation } from '../catalog/schema.ts'

/** The kinds of things that a question may want to be told. */
export const wantedKinds = [
  'performer',
  'composer',
  'film',
  'track',
  'year',
  'director',
  'cinematographer',
  'actor',
  'author',
  'reading',
] as const
export type Wanted = (typeof wantedKinds)[number]

/** Groups that a question may speak of: all films, or those of the one the article is about. */
export const groups = ['films', 'his'] as const
export type Group = (typeof groups)[number]

export const extremes = ['earliest', 'latest'] as const
export type Extreme = (typeof extremes)[number]

/** What is asked, apart from what it is asked about. */
export interface Asked {
  /** What it wants to be told, the plainest first; empty where only the claims can tell. */
  readonly wants: readonly Wanted[]
  readonly about: readonly Group[]
  /** All of them, not one. */
  readonly list: boolean
  readonly count: boolean
  /** A person or a band, by name. */
  readonly who: boolean
  /** Two or more things side by side. */
  readonly compare: boolean
  /** How far two things lie apart in time. */
  readonly apart: boolean
  /** Others than what is named. */
  readonly except: boolean
  /** The first in time, the last, or both. */
  readonly extremes: readonly Extreme[]
  /** Relations whose claims answer it best. */
  readonly relations: readonly Relation[]
}
