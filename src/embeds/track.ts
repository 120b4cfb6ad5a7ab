import type { APIEmbed } from 'discord-api-types/v10'
import type { Catalog } from '../catalog/catalog.ts'
import { displayName } from '../catalog/display-name.ts'
import type { EntityOf } from '../catalog/entity.ts'
import { claimsThatSay, isOutside, named } from '../catalog/related.ts'
import type { Claim, Relation } from '../catalog/schema.ts'
import { claimLine, footer, link, sourcesField } from './cite.ts'
import { colour } from './colour.ts'
import { creditLines } from './credits.ts'
import { field } from './field.ts'
import { notesField } from './notes.ts'

/** Who made a track, where it plays, what it means there, and what is known of it from elsewhere. */
export function trackEmbed(catalog: Catalog, track: EntityOf<'track'>): APIEmbed {
  const said = (...relations: Relation[]) =>
    claimsThatSay(catalog, track, ...relations)
      .filter(claim => !isOutside(claim))
      .map(claim => `• ${claimLine(claim)}`)

  return {
    title: displayName(track),
    ...link(catalog, track),
    color: colour(catalog, track),
    description: [...creditLines(catalog, track), `\n${track.summary}`].join('\n'),
    fields: [
      ...field('In the film', said('use', 'sound')),
      ...field('What it means', said('meaning', 'evokes')),
      ...field('Why and how', said('motive', 'method', 'origin')),
      ...field('Afterwards', said('legacy', 'influenced', 'praised', 'parallel')),
      ...field('Themes', [
        named(catalog, 'theme', track.themes)
          .map(({ title }) => title)
          .join(' · '),
      ]),
      ...field(
        'Beyond the article',
        catalog
          .claimsAbout(`track:${track.id}`)
          .filter(claim => isOutside(claim) && !isCredited(claim, track))
          .map(claim => `• ${claimLine(claim)}`),
      ),
      ...sourcesField(track),
      ...notesField(catalog, track, ['always', 'on-topic']),
    ],
    footer: footer(catalog, track.sections),
  }
}

/** Whether a claim only says what stands above already: who made the track, or where it plays. */
function isCredited({ relation, about }: Claim, track: EntityOf<'track'>): boolean {
  if (relation === 'appears-in') return true
  if (relation !== 'performs' && relation !== 'composed') return false
  const credited = [...(track.performers ?? []), ...(track.composers ?? [])]
  return about
    .filter(ref => ref.startsWith('person:'))
    .every(ref => credited.includes(ref.slice('person:'.length)))
}
