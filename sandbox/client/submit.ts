import { z } from 'zod'
import { interactionType } from '../interactions/model.ts'
import type { Modal } from '../limits/component.ts'
import { messageJson } from '../world/message-json.ts'
import { actorBody, findActor, findUser } from './actor.ts'
import { answerOf, type ClientWorld, interact } from './interact.ts'
import { ClientProblem } from './problem.ts'

export const submitRequest = z.strictObject({
  user: actorBody.user,
  /** The interaction that was answered with the modal. */
  interaction: z.string(),
  /** By custom id: a text, or what was chosen in a select menu. */
  values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
})
type Values = z.infer<typeof submitRequest>['values']

type TextInput = Extract<Modal['components'][number], { type: 1 }>['components'][number]
type Field = TextInput | Extract<Modal['components'][number], { type: 18 }>['component']

/** Sends a filled-in modal and waits for the answer. */
export async function submitModal(client: ClientWorld, body: z.infer<typeof submitRequest>) {
  const { world, interactions } = client
  const user = findUser(world, body.user)
  const opened = interactions.byId(body.interaction)
  if (opened?.modal == null || opened.userId !== user.id) throw new ClientProblem('There is no such form.')
  const { modal } = opened
  const actor = findActor(world, { user: user.id, channel: opened.channelId, install: opened.install })
  const components = modal.components.map((entry, n) =>
    entry.type === 1
      ? {
          type: 1,
          id: entry.id ?? n + 1,
          components: entry.components.map(field => filled(field, body.values)),
        }
      : { type: 18, id: entry.id ?? n + 1, component: filled(entry.component, body.values) },
  )
  const source = world.messages.get(opened.channelId)?.get(opened.sourceMessageId ?? '')
  const interaction = await interact(
    client,
    actor,
    { type: interactionType.modal, name: null, sourceMessageId: source?.id ?? null },
    {
      data: { custom_id: modal.custom_id, components },
      ...(source === undefined ? {} : { message: messageJson(world, source) }),
    },
  )
  return answerOf(world, interaction)
}

function filled(field: Field, values: Values): object {
  const value = values[field.custom_id] ?? (field.type === 4 ? (field.value ?? '') : [])
  const needed = field.required ?? true
  const common = { type: field.type, id: field.id ?? 0, custom_id: field.custom_id }
  if (field.type !== 4) {
    const chosen = typeof value === 'string' ? [value] : value
    if (needed && chosen.length === 0) throw new ClientProblem(`“${field.custom_id}” is required.`)
    return { ...common, values: chosen }
  }
  const text = typeof value === 'string' ? value : value.join('\n')
  const [least, most] = [field.min_length ?? 0, field.max_length ?? 4000]
  if (needed && text === '') throw new ClientProblem(`“${field.custom_id}” is required.`)
  if (text !== '' && (text.length < least || text.length > most)) {
    throw new ClientProblem(`“${field.custom_id}” must have ${least} to ${most} characters.`)
  }
  return { ...common, value: text }
}
