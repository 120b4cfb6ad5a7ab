import type { Answer } from '../../answer/answer.ts'
import type { ScoredClaim } from '../../answer/evidence.ts'
import type { QueryTerm } from '../../answer/line-index.ts'

const mostClaims = 8
const mostEntities = 8

/** How an answer came about, for developers: what was understood, what speaks for what, and what was decided. */
export function explanation({ verdict, text, trace, sections, notes }: Answer, ms: number): string {
  const { query, evidence, because } = trace
  const { asked } = query
  const manner = (['list', 'count', 'compare'] as const).filter(name => asked[name])
  const entities = [...evidence.entities].sort(([, a], [, b]) => b - a).slice(0, mostEntities)
  const { gap } = evidence
  const rows: [string, string][] = [
    ['answer', text],
    ['decision', `${verdict}: ${because}`],
    ['linked', query.named.map(refs => refs.join(' or ')).join(', ')],
    ['spoken of before', query.likely.join(', ')],
    ['years', query.years.join(', ')],
    ['wanted', asked.wants.join(', ')],
    ['relations', asked.relations.join(', ')],
    ['about', asked.about.join(', ')],
    ['manner', [...manner, ...asked.extremes].join(', ')],
    ['terms', query.terms.map(termLine).join(', ')],
    ['entities', entities.map(([ref, weight]) => `${ref} ${figure(weight)}`).join(', ')],
    ['gap', gap ? `${figure(gap.words)} ${gap.gap.id}: ${gap.gap.subject}` : ''],
    ['sections', sections.join(', ')],
    ['notes', notes.map(({ id }) => id).join(', ')],
    ['took', `${figure(ms)} ms`],
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  return [
    ...rows.map(([name, value]) => `${name.padEnd(width)}  ${value || '–'}`),
    '',
    'words score  claim',
    ...evidence.claims.slice(0, mostClaims).map(claimLine),
  ].join('\n')
}

const figure = (value: number): string => value.toFixed(2)

/** A term, and the known ones that count as nearly the same. */
const termLine = ({ term, near }: QueryTerm): string =>
  near.length === 0
    ? term
    : `${term} (near ${near.map(({ term, nearness }) => `${term} ${figure(nearness)}`).join(', ')})`

const claimLine = ({ claim, words, score }: ScoredClaim): string =>
  `${figure(words).padEnd(5)} ${figure(score).padEnd(5)}  ${claim.id} [${claim.relation}] ${claim.short}`
