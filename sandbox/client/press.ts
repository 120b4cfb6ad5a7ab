import { z } from 'zod'
import { interactionType } from '../interactions/model.ts'
import type { Control, Select } from '../limits/component.ts'
import { messageFlags } from '../limits/message.ts'
import { messageJson } from '../world/message-json.ts'
import { visibleMessage } from '../world/messages.ts'
import type { Message } from '../world/model.ts'
import type { World } from '../world/world.ts'
import { type Actor, actorBody, findActor, findUser } from './actor.ts'
import {
  addResolved,
  type Entity,
  findEntity,
  nothingResolved,
  type Resolved,
  resolvedJson,
} from './entities.ts'
import { answerOf, type ClientWorld, interact } from './interact.ts'
import { ClientProblem } from './problem.ts'

export const pressRequest = z.strictObject({
  user: actorBody.user,
  locale: actorBody.locale,
  /** A message's id. */
  message: z.string(),
  customId: z.string(),
  /** What was chosen in a select menu. */
  values: z.array(z.string()).optional(),
})

export function findMessage(world: World, id: string, userId: string): Message {
  for (const channelId of world.messages.keys()) {
    const message = visibleMessage(world, channelId, id, userId)
    if (message !== undefined) return message
  }
  throw new ClientProblem('There is no such message that you can see.')
}

function findControl(message: Message, customId: string): Control {
  const controls = message.components.flatMap(row => row.components)
  const control = controls.find(entry => entry.custom_id === customId)
  if (control === undefined) throw new ClientProblem('The message has no such button or menu.')
  if (control.disabled) throw new ClientProblem('This button or menu is disabled.')
  return control
}

/** Presses a button or chooses in a select menu, and waits for what comes of it. */
export async function press(client: ClientWorld, body: z.infer<typeof pressRequest>) {
  const { world, interactions } = client
  const user = findUser(world, body.user)
  const message = findMessage(world, body.message, user.id)
  const source = interactions.byId(message.interaction?.id ?? '')
  const actor = findActor(world, {
    user: user.id,
    channel: message.channelId,
    locale: body.locale,
    install: source?.install,
  })
  const control = findControl(message, body.customId)
  const values = body.values ?? []
  const resolved = nothingResolved()
  const chosen = control.type === 2 ? {} : { values: choose(world, actor, control, values, resolved) }
  const entities = resolvedJson(resolved)
  const interaction = await interact(
    client,
    actor,
    { type: interactionType.component, name: null, sourceMessageId: message.id },
    {
      data: {
        id: control.id,
        component_type: control.type,
        custom_id: body.customId,
        ...chosen,
        ...(entities === undefined ? {} : { resolved: entities }),
      },
      message: { ...messageJson(world, message), ...ephemeralMark(message) },
    },
  )
  return answerOf(world, interaction)
}

const ephemeralMark = ({ flags, visibleTo }: Message) => ({
  flags: visibleTo === null ? flags : flags | messageFlags.ephemeral,
})

const kinds: Record<number, Entity['kind'][]> = {
  5: ['user'],
  6: ['role'],
  7: ['user', 'role'],
  8: ['channel'],
}

function choose(
  world: World,
  actor: Actor,
  select: Select,
  values: readonly string[],
  resolved: Resolved,
): string[] {
  const { min_values: least, max_values: most } = select
  if (values.length < least || values.length > most || new Set(values).size < values.length) {
    throw new ClientProblem(`Choose ${least === most ? least : `${least} to ${most}`} of the menu.`)
  }
  if (select.type === 3) {
    const wrong = values.find(value => !select.options.some(option => option.value === value))
    if (wrong !== undefined) throw new ClientProblem(`The menu has no “${wrong}”.`)
    return [...values]
  }
  return values.map(value => {
    const entity = findEntity(world, actor, kinds[select.type] ?? [], value)
    if (entity === undefined) throw new ClientProblem(`“${value}” cannot be chosen in this menu.`)
    addResolved(resolved, world, actor, entity)
    return entity.of.id
  })
}
