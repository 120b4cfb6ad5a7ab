import type { Catalog } from '../catalog/catalog.ts'
import { displayName } from '../catalog/display-name.ts'
import type { EntityOf } from '../catalog/entity.ts'
import { isOutside, named } from '../catalog/related.ts'
import { scripts } from './names.ts'

/** Its other titles, who made it and where it plays, one line each. */
export function creditLines(catalog: Catalog, track: EntityOf<'track'>): string[] {
  const names = (ids?: readonly string[]) => named(catalog, 'person', ids).map(({ name }) => `**${name}**`)
  const performers = names(track.performers)
  const composers = names(track.composers)
  // The article's credits are its own; some of them the notes dispute.
  const [performed, composed] = isOutside(track)
    ? ['Performed by', 'Music by']
    : ['Credited by the article to', 'Music, as the article credits it:']
  const films = named(catalog, 'film', track.films).map(film => `**${displayName(film)}**`)
  const title = displayName(track)

  return [
    [...track.otherTitles, scripts(track.chinese)].filter(name => name && !title.includes(name)).join(' · '),
    performers.length > 0 ? `${performed} ${performers.join(', ')}` : '',
    composers.length > 0 ? `${composed} ${composers.join(', ')}` : '',
    performers.length + composers.length === 0 ? 'No performer is named' : '',
    films.length > 0 ? `In ${films.join(' and ')}` : 'The film is not named',
  ].filter(Boolean)
}
