import type { APIEmbedField } from 'discord-api-types/v10'
import { clip, limits } from '../bot/limits.ts'
import type { Catalog } from '../catalog/catalog.ts'
import type { Claim, Source } from '../catalog/schema.ts'
import { field } from './field.ts'

/** `§3.1`, where a card says which section of the article a line comes from. */
export const section = (id: string): string => `§${id}`

/** A link that names its source by publisher: the part of its title before the dash. */
export const sourceLink = ({ title, url }: Source): string => {
  const publisher = title.split(' – ')[0] ?? title
  // Brackets and parentheses would end a masked link early.
  const safe = url.replaceAll('(', '%28').replaceAll(')', '%29')
  return `[${clip(publisher.replaceAll(/[[\]]/g, ''), 40)}](${safe})`
}

/** One line for a claim, with where it comes from. */
export const claimLine = (claim: Claim, text: 'short' | 'says' = 'short'): string =>
  [claim[text], provenance(claim)].filter(Boolean).join(' ')

function provenance({ sections, sources }: Claim): string {
  if (sections) return sections.slice(0, 2).map(section).join(' ')
  const [best] = sources ?? []
  return best ? `(${sourceLink(best)})` : ''
}

/** Where the title of a card leads: to the article, or to the best source for what the article does not have. */
export function link(
  catalog: Catalog,
  { sections, sources }: Pick<Claim, 'sections' | 'sources'>,
): { url?: string } {
  const url = sections ? catalog.article.url : sources?.[0]?.url
  return url === undefined ? {} : { url }
}

/** The footer: which sections of the article a card rests on, or that it rests on none. */
export function footer(catalog: Catalog, sections: readonly string[] | undefined): { text: string } {
  const { article } = catalog
  if (!sections) return { text: 'Not in the article. From the sources linked above.' }
  const [first = '', ...others] = sections
  const heading = article.sections.find(({ id }) => id === first)?.heading ?? ''
  const cited = [`${section(first)} ${heading}`.trim(), ...others.slice(0, 5).map(section)]
  const more = others.length > 5 ? ` · and ${others.length - 5} more` : ''
  return {
    text: clip(`${article.byline}, ${article.publisher} · ${cited.join(' · ')}${more}`, limits.footer),
  }
}

/** The sources of what the article does not have. */
export const sourcesField = ({ sections, sources }: Pick<Claim, 'sections' | 'sources'>): APIEmbedField[] =>
  sections ? [] : field('Sources', [(sources ?? []).map(sourceLink).join(' · ')])
