import type { Component } from '../bot/component.ts'
import { UserError } from '../bot/errors.ts'
import { card } from './card.ts'
import { openCardName } from './open-card-name.ts'

/** Puts the card of an entity, whose reference is the payload, in place of the message it was pressed on. */
export const openCard: Component = {
  name: openCardName,
  press({ catalog }, ref) {
    const entity = catalog.findRef(ref)
    if (!entity)
      throw new UserError('I no longer have that in my catalog. Try /film, /track, /artist or /theme.')
    return card(catalog, entity)
  },
}
