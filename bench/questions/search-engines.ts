import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import { stemmer } from 'stemmer'
import type { Catalog } from '../../src/catalog/catalog.ts'
import { fold, wordsOf } from '../../src/catalog/names/fold.ts'
import type { Claim } from '../../src/catalog/schema.ts'

/** The claim that fits a question best, and how well: more is better. */
export interface Hit {
  readonly says: string
  readonly score: number
}
export type Search = (question: string) => Hit | undefined

/** What answers are searched in. */
interface Searched {
  readonly id: number
  readonly says: string
  readonly asked: string
}

/** Plain search over the claims: what one would build first. Each gives the claim that fits best. */
export function searchEngines(catalog: Catalog): Record<string, Search> {
  const claims = catalog.claims.map(searched)
  return {
    'BM25, stemmed (minisearch)': bm25(claims, ['says']),
    'BM25, and the ways to ask': bm25(claims, ['says', 'asked']),
    'Fuse.js': fuzzy(claims),
  }
}

const searched = ({ says, asked }: Claim, id: number): Searched => ({ id, says, asked: asked.join('\n') })

function bm25(claims: readonly Searched[], fields: (keyof Searched)[]): Search {
  const index = new MiniSearch<Searched>({
    fields: fields.map(String),
    tokenize: text => wordsOf(fold(text)),
    processTerm: stemmer,
  })
  index.addAll(claims)
  return question => {
    const [best] = index.search(question)
    return best && { says: claims[Number(best.id)]?.says ?? '', score: best.score }
  }
}

function fuzzy(claims: readonly Searched[]): Search {
  const index = new Fuse(claims, {
    keys: ['says'],
    ignoreLocation: true,
    includeScore: true,
    ignoreDiacritics: true,
    useTokenSearch: true,
  })
  return question => {
    const [best] = index.search(question, { limit: 1 })
    // Its score is a distance.
    return best && { says: best.item.says, score: 1 - (best.score ?? 1) }
  }
}
