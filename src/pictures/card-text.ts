import type { Catalog } from '../catalog/catalog.ts'
import type { EntityOf } from '../catalog/entity.ts'
import { named } from '../catalog/related.ts'
import type { Note } from '../catalog/schema.ts'
import { colour } from '../embeds/colour.ts'

export interface Chinese {
  readonly traditional: string
  /** Only where it differs. */
  readonly simplified?: string
}

/** What a song card says: all that goes into the picture of a track, and nothing else. */
export interface CardText {
  /** Seeds what is drawn by chance, so that each song has its own streaks. */
  readonly id: string
  readonly title: string
  readonly chinese?: Chinese
  /** Who made it: `Faye Wong`, `Music by Astor Piazzolla`. */
  readonly credits: readonly string[]
  /** Where it plays. */
  readonly films: readonly { readonly title: string; readonly year: number }[]
  /** What the neon sign reads, downwards. */
  readonly sign: Chinese
  /** The film's colour, or the bot's own: `#c2283a`. */
  readonly colour: string
}

/** Yumeji in its own script, for a song that is in no film. */
const house = '夢二'

/** What the card of a track says. */
export function cardText(catalog: Catalog, track: EntityOf<'track'>): CardText {
  const films = named(catalog, 'film', track.films)
  const [film] = films
  return {
    id: track.id,
    title: withApostrophes(track.title),
    ...(track.chinese && { chinese: scripts(track.chinese) }),
    credits: credits(catalog, track),
    films: films.map(({ title, year }) => ({ title: withApostrophes(title), year })),
    sign: film?.chinese ? scripts(film.chinese) : { traditional: film ? String(film.year) : house },
    colour: `#${colour(catalog, track).toString(16).padStart(6, '0')}`,
  }
}

/** With the apostrophes of a printer rather than those of a typewriter. */
const withApostrophes = (text: string): string => text.replaceAll("'", '’')

const scripts = ({ traditional, simplified }: Required<Chinese>): Chinese =>
  simplified === traditional ? { traditional } : { traditional, simplified }

function credits(catalog: Catalog, track: EntityOf<'track'>): string[] {
  const names = (ids?: readonly string[]) =>
    named(catalog, 'person', ids)
      .map(({ name }) => withApostrophes(name))
      .join(' & ')
  const performers = names(track.performers)
  const composers = names(track.composers)
  return [
    ...(performers ? [isDoubted(catalog, track, 'performs') ? `Credited to ${performers}` : performers] : []),
    ...(composers
      ? [`Music ${isDoubted(catalog, track, 'composed') ? 'credited to' : 'by'} ${composers}`]
      : []),
  ]
}

/** What a note says against a composition may be when or for what it was written, which leaves its composer standing. */
const doubts: Record<'performs' | 'composed', readonly Note['verdict'][]> = {
  performs: ['wrong', 'disputed', 'unverified'],
  composed: ['disputed', 'unverified'],
}

/** Whether a note that is always shown with the track speaks against who is credited with it. */
const isDoubted = (catalog: Catalog, { id }: EntityOf<'track'>, relation: 'performs' | 'composed'): boolean =>
  catalog
    .notesAbout(`track:${id}`)
    .some(
      ({ show, topics, verdict }) =>
        show === 'always' && topics.includes(relation) && doubts[relation].includes(verdict),
    )
