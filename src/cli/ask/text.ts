import type { Answer } from '../../answer/answer.ts'
import type { Catalog } from '../../catalog/catalog.ts'
import { fullDisplayName } from '../../catalog/display-name.ts'
import { isOutside } from '../../catalog/related.ts'
import type { Source } from '../../catalog/schema.ts'

/** An answer as a person would like to read it in a terminal: the answer first, then what it rests on. */
export function forReader(answer: Answer, catalog: Catalog): string {
  const { article } = catalog
  const headings = new Map(article.sections.map(({ id, heading }) => [id, heading]))
  const readings =
    answer.verdict === 'choose' ? answer.entities.flatMap(ref => catalog.findRef(ref) ?? []) : []
  const sections = answer.sections.map(id => `§${id} ${headings.get(id) ?? ''}`.trim())
  const outside = answer.claims.filter(isOutside).flatMap(({ sources }) => sources?.slice(0, 1) ?? [])
  const paragraphs = [
    [answer.text, ...readings.map(entity => `- ${fullDisplayName(entity)}`)],
    [
      ...(sections.length > 0 ? [`${article.byline}, ${article.publisher}: ${sections.join(' · ')}`] : []),
      ...outside.map(source => `Beyond the article: ${cited(source)}`),
    ],
    answer.notes.map(({ note, sources }) => `Note: ${[note, ...sources.slice(0, 1).map(cited)].join(' ')}`),
  ]
  return paragraphs
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')
}

const cited = ({ title, url }: Source): string => `${title} <${url}>`
