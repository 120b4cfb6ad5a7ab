import { type APIEmbed, ComponentType } from 'discord-api-types/v10'
import type { Reply } from '../bot/reply.ts'
import type { Catalog } from '../catalog/catalog.ts'
import type { Entity } from '../catalog/entity.ts'
import { deepFreeze } from '../deep-freeze.ts'
import { filmEmbed } from './film.ts'
import { listenButtons } from './listen.ts'
import { navigation } from './navigation.ts'
import { personEmbed } from './person.ts'
import { themeEmbed } from './theme.ts'
import { trackEmbed } from './track.ts'

/** Neither a catalog nor its entities ever change, so that a card need be composed but once. */
const composed = new WeakMap<Catalog, WeakMap<Entity, Reply>>()

/** All that is shown of an entity: its embed, links to listen, and a menu to what is around it. */
export function card(catalog: Catalog, entity: Entity): Reply {
  const cards = composed.get(catalog) ?? new WeakMap<Entity, Reply>()
  composed.set(catalog, cards)
  const known = cards.get(entity) ?? deepFreeze(compose(catalog, entity))
  cards.set(entity, known)
  return known
}

function compose(catalog: Catalog, entity: Entity): Reply {
  const listen =
    entity.kind === 'track'
      ? [{ type: ComponentType.ActionRow as const, components: listenButtons(catalog, entity) }]
      : []
  return { embeds: [embed(catalog, entity)], components: [...listen, ...navigation(catalog, entity)] }
}

function embed(catalog: Catalog, entity: Entity): APIEmbed {
  switch (entity.kind) {
    case 'film':
      return filmEmbed(catalog, entity)
    case 'track':
      return trackEmbed(catalog, entity)
    case 'person':
      return personEmbed(catalog, entity)
    case 'theme':
      return themeEmbed(catalog, entity)
  }
}
