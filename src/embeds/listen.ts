import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord-api-types/v10'
import type { Catalog } from '../catalog/catalog.ts'
import type { EntityOf } from '../catalog/entity.ts'
import { makersOf } from '../catalog/related.ts'

/** Link buttons that search for a track where people listen. None of these needs a key. */
export function listenButtons(catalog: Catalog, track: EntityOf<'track'>): APIButtonComponent[] {
  const makers = makersOf(catalog, track).map(({ name }) => name)
  const query = encodeURIComponent(track.listen ?? [track.title, ...makers].join(' '))
  const link = (label: string, url: string): APIButtonComponent => ({
    type: ComponentType.Button,
    style: ButtonStyle.Link,
    label,
    url,
  })
  return [
    link('Spotify', `https://open.spotify.com/search/${query}`),
    link('YouTube', `https://www.youtube.com/results?search_query=${query}`),
    link('Apple Music', `https://music.apple.com/search?term=${query}`),
  ]
}
