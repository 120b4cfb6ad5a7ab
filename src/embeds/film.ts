import type { APIEmbed } from 'discord-api-types/v10'
import type { Catalog } from '../catalog/catalog.ts'
import { displayName } from '../catalog/display-name.ts'
import type { EntityOf } from '../catalog/entity.ts'
import { claimsThatSay, isOutside, makersOf, named, namedIn, tracksOf } from '../catalog/related.ts'
import type { Claim, Relation } from '../catalog/schema.ts'
import { claimLine, footer, link, sourceLink } from './cite.ts'
import { colour } from './colour.ts'
import { field, tallField } from './field.ts'
import { scripts } from './names.ts'
import { notesField } from './notes.ts'

/** What plays in a film and what it does there; what sources outside the article add is set apart. */
export function filmEmbed(catalog: Catalog, film: EntityOf<'film'>): APIEmbed {
  const tracks = tracksOf(catalog, film)
  const scored = claimsThatSay(catalog, film, 'scored')
  const director = catalog.find('person', film.director)
  const composers = (claims: readonly Claim[]) => [
    ...new Set(claims.flatMap(claim => namedIn(catalog, claim, 'person').map(({ name }) => name))),
  ]
  const creditedScore = composers(scored.filter(claim => !isOutside(claim)))

  return {
    title: displayName(film),
    ...link(catalog, film),
    color: colour(catalog, film),
    description: [
      [film.originalTitle, scripts(film.chinese)].filter(name => name && name !== film.title).join(' · '),
      director && `Directed by **${director.name}**`,
      creditedScore.length > 0 && `Score, as the article credits it: **${creditedScore.join(', ')}**`,
      `\n${film.summary}`,
    ]
      .filter(Boolean)
      .join('\n'),
    fields: [
      ...field(
        'What plays',
        tracks.filter(track => !isOutside(track)).map(track => trackLines(catalog, track, film)),
      ),
      ...field('What the music does', aboutTheFilm(catalog, film, 'sound', 'meaning', 'evokes')),
      ...field('Also said of it', aboutTheFilm(catalog, film, 'method', 'influenced', 'parallel')),
      ...field('Themes', [
        named(catalog, 'theme', film.themes)
          .map(({ title }) => title)
          .join(' · '),
      ]),
      ...tallField('Beyond the article', [
        ...scored.filter(isOutside).map(claim => claimLine(claim)),
        ...(film.yearSources?.slice(0, 1).map(source => `Released in ${film.year} (${sourceLink(source)})`) ??
          []),
        ...tracks.filter(isOutside).map(track => outsideTrackLine(catalog, track)),
      ]),
      ...notesField(catalog, film, ['always']),
    ],
    footer: footer(catalog, film.sections),
  }
}

function trackLines(catalog: Catalog, track: EntityOf<'track'>, film: EntityOf<'film'>): string {
  const claims = telling
    .flatMap(relation => claimsThatSay(catalog, track, relation))
    .filter(claim => !isOutside(claim))
  const here = claims.find(claim => namedIn(catalog, claim, 'film').some(({ id }) => id === film.id))
  const best = here ?? claims[0]
  return [`**${displayName(track)}**${by(catalog, track)}`, best && claimLine(best)]
    .filter(Boolean)
    .join('\n')
}

/** Relations by how much they tell of a track in one line. */
const telling: readonly Relation[] = ['meaning', 'evokes', 'use', 'sound']

/** What is said of the film as a whole, not of one of its tracks. */
function aboutTheFilm(catalog: Catalog, film: EntityOf<'film'>, ...relations: Relation[]): string[] {
  return claimsThatSay(catalog, film, ...relations)
    .filter(claim => !isOutside(claim) && namedIn(catalog, claim, 'track').length === 0)
    .map(claim => `• ${claimLine(claim)}`)
    .slice(0, 5)
}

function outsideTrackLine(catalog: Catalog, track: EntityOf<'track'>): string {
  const [source] = track.sources ?? []
  // Many a summary names who made it already.
  const said = makersOf(catalog, track).every(({ name }) => track.summary.includes(name))
  return `**${displayName(track)}**${said ? '' : by(catalog, track)}. ${track.summary}${source ? ` (${sourceLink(source)})` : ''}`
}

const by = (catalog: Catalog, track: EntityOf<'track'>): string => {
  const makers = makersOf(catalog, track).map(({ name }) => name)
  return makers.length > 0 ? ` by ${makers.join(', ')}` : ''
}
