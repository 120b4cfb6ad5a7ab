import { type APIButtonComponent, ButtonStyle, ComponentType } from 'discord-api-types/v10'
import { customId } from '../bot/custom-id.ts'
import { clip, limits } from '../bot/limits.ts'
import { onlyToYou, type Reply } from '../bot/reply.ts'
import { displayName } from '../catalog/display-name.ts'
import { type Entity, refOf } from '../catalog/entity.ts'
import { openCardName } from './open-card-name.ts'

/** A question only the asker sees, with a button for each thing they may have meant that answers in one tap. */
export function didYouMean(question: string, entities: readonly Entity[]): Reply {
  const buttons = entities.slice(0, limits.buttons).map(
    (entity): APIButtonComponent => ({
      type: ComponentType.Button,
      style: ButtonStyle.Primary,
      label: clip(displayName(entity), limits.buttonLabel),
      custom_id: customId(openCardName, refOf(entity)),
    }),
  )
  return onlyToYou({
    content: question,
    components: [{ type: ComponentType.ActionRow, components: buttons }],
  })
}
