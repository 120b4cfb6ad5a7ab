import type { APIEmbed } from 'discord-api-types/v10'
import type { Catalog } from '../catalog/catalog.ts'
import { displayName } from '../catalog/display-name.ts'
import { type EntityOf, refOf } from '../catalog/entity.ts'
import { carriersOf, isOutside } from '../catalog/related.ts'
import { claimLine, footer, link } from './cite.ts'
import { colour } from './colour.ts'
import { field, most } from './field.ts'
import { notesField } from './notes.ts'

/** A theme or a technique: what is said of it, and where it is found. */
export function themeEmbed(catalog: Catalog, theme: EntityOf<'theme'>): APIEmbed {
  const claims = catalog.claimsAbout(refOf(theme))
  const { films, tracks } = carriersOf(catalog, theme)

  return {
    title: displayName(theme),
    ...link(catalog, theme),
    color: colour(catalog, theme),
    description: [theme.type === 'theme' ? 'Theme' : 'Technique', `\n${theme.summary}`].join('\n'),
    fields: [
      ...field(
        'What the article says',
        most(claims.filter(claim => !isOutside(claim)).map(claim => `• ${claimLine(claim, 'says')}`)),
      ),
      ...field('In these films', [films.map(film => `**${displayName(film)}**`).join(' · ')]),
      ...field('In these tracks', [tracks.map(track => `**${displayName(track)}**`).join(' · ')]),
      ...field(
        'Beyond the article',
        claims.filter(isOutside).map(claim => `• ${claimLine(claim)}`),
      ),
      ...notesField(catalog, theme, ['always']),
    ],
    footer: footer(catalog, theme.sections),
  }
}
