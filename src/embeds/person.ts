import type { APIEmbed } from 'discord-api-types/v10'
import type { Catalog } from '../catalog/catalog.ts'
import { displayName } from '../catalog/display-name.ts'
import { type EntityOf, refOf } from '../catalog/entity.ts'
import { isOutside, named, tracksBy } from '../catalog/related.ts'
import type { Relation } from '../catalog/schema.ts'
import { claimLine, footer, link, sourcesField } from './cite.ts'
import { colour } from './colour.ts'
import { field, most } from './field.ts'
import { notesField } from './notes.ts'

/** Somebody's part in these films: their tracks, their films, and what is said of them. */
export function personEmbed(catalog: Catalog, person: EntityOf<'person'>): APIEmbed {
  const tracks = tracksBy(catalog, person)
  const listed = new Set<string>(tracks.map(refOf))
  const claims = catalog
    .claimsAbout(refOf(person))
    .filter(claim => !(crediting.includes(claim.relation) && claim.about.some(ref => listed.has(ref))))
  const directed = catalog
    .entities('film')
    .filter(film => film.director === person.id)
    .toSorted((a, b) => a.year - b.year)

  return {
    title: displayName(person),
    ...link(catalog, person),
    color: colour(catalog, person),
    description: [
      [person.fullName, person.nativeName].filter(Boolean).join(' · '),
      sentenceCase(person.roles.join(', ')),
      `\n${person.summary}`,
    ]
      .filter(Boolean)
      .join('\n'),
    fields: [
      ...field(
        'Tracks',
        tracks.map(track => trackLine(catalog, track)),
      ),
      ...field('Films directed', [directed.map(film => `**${displayName(film)}**`).join(' · ')]),
      ...field(
        'What the article says',
        most(claims.filter(claim => !isOutside(claim)).map(claim => `• ${claimLine(claim)}`)),
      ),
      ...field(
        'Beyond the article',
        claims.filter(isOutside).map(claim => `• ${claimLine(claim)}`),
      ),
      ...sourcesField(person),
      ...notesField(catalog, person, ['always', 'on-topic']),
    ],
    footer: footer(catalog, person.sections),
  }
}

/** What the list of their tracks says already. */
const crediting: readonly Relation[] = ['performs', 'composed', 'appears-in']

function trackLine(catalog: Catalog, track: EntityOf<'track'>): string {
  const films = named(catalog, 'film', track.films).map(displayName).join(', ')
  return `**${displayName(track)}**${films ? ` in ${films}` : ''}${isOutside(track) ? ' (beyond the article)' : ''}`
}

const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
