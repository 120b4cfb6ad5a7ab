import {
  type APIActionRowComponent,
  type APISelectMenuOption,
  type APIStringSelectComponent,
  ComponentType,
} from 'discord-api-types/v10'
import { customId } from '../bot/custom-id.ts'
import { clip, limits } from '../bot/limits.ts'
import type { Catalog } from '../catalog/catalog.ts'
import { displayName } from '../catalog/display-name.ts'
import { type Entity, refOf } from '../catalog/entity.ts'
import { isOutside, related } from '../catalog/related.ts'
import type { EntityKind } from '../catalog/schema.ts'
import { openCardName } from './open-card-name.ts'

const look: Record<EntityKind, { emoji: string; name: string }> = {
  film: { emoji: '🎬', name: 'Film' },
  track: { emoji: '🎵', name: 'Track' },
  person: { emoji: '👤', name: 'Person' },
  theme: { emoji: '💭', name: 'Theme' },
}

type MenuRow = APIActionRowComponent<APIStringSelectComponent>

/** A menu that leads from a card to all that is one step away; no row where nothing is. */
export const navigation = (catalog: Catalog, entity: Entity): MenuRow[] =>
  cardMenu(`More around ${displayName(entity)}…`, related(catalog, entity))

/** A menu that opens the card of any of these; no row where there are none. */
export function cardMenu(placeholder: string, entities: readonly Entity[]): MenuRow[] {
  const options = entities.slice(0, limits.selectOptions).map(option)
  if (options.length === 0) return []
  const menu: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: customId(openCardName),
    placeholder: clip(placeholder, limits.placeholder),
    options,
  }
  return [{ type: ComponentType.ActionRow, components: [menu] }]
}

function option(entity: Entity): APISelectMenuOption {
  const { emoji, name } = look[entity.kind]
  return {
    value: refOf(entity),
    label: clip(displayName(entity), limits.optionText),
    description: clip(
      `${isOutside(entity) ? `${name}, beyond the article` : name}: ${entity.summary}`,
      limits.optionText,
    ),
    emoji: { name: emoji },
  }
}
