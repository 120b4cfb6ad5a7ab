import { fullDisplayName } from './display-name.ts'
import type { Entity } from './entity.ts'

/** What a person picks from while typing, in the shape Discord wants. */
export interface Choice {
  readonly name: string
  readonly value: string
}

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-choice-structure */
const longestChoice = 100
/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-autocomplete */
export const mostChoices = 25

/** The name of an entity in a list of choices, at most 100 characters. */
export function choiceName(entity: Entity): string {
  const name = fullDisplayName(entity)
  return name.length <= longestChoice
    ? name
    : `${name
        .slice(0, longestChoice - 1)
        .toWellFormed()
        .trimEnd()}…`
}

/** The choice for an entity. Its value is the id, or the reference (`film:happy-together`) among several kinds. */
export function choiceOf(entity: Entity, amongKinds: boolean): Choice {
  const name = choiceName(entity)
  const value = amongKinds ? `${entity.kind}:${entity.id}` : entity.id
  return { name, value: value.length <= longestChoice ? value : name }
}
