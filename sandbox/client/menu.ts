import { z } from 'zod'
import type { Commands } from '../commands/store.ts'
import { interactionType } from '../interactions/model.ts'
import { messageJson } from '../world/message-json.ts'
import { visibleMessage } from '../world/messages.ts'
import type { World } from '../world/world.ts'
import { type Actor, actorBody, findActor, findUser } from './actor.ts'
import { whyNotOffered } from './eligibility.ts'
import { addResolved, nothingResolved, resolvedJson } from './entities.ts'
import { answerOf, type ClientWorld, interact } from './interact.ts'
import { BadClientRequest, ClientProblem } from './problem.ts'

export const menuRequest = z.strictObject({
  ...actorBody,
  /** The command's name as the menu shows it. */
  name: z.string(),
  /** The message whose menu was opened … */
  message: z.string().optional(),
  /** … or the user. */
  target: z.string().optional(),
})

/** Chooses a command in the context menu of a message or a user, and waits for its answer. */
export async function chooseInMenu(
  client: ClientWorld,
  commands: Commands,
  body: z.infer<typeof menuRequest>,
) {
  const { world } = client
  if ((body.message === undefined) === (body.target === undefined)) {
    throw new BadClientRequest('Give either a message or a target (a user).')
  }
  const actor = findActor(world, body)
  const type = body.message === undefined ? 2 : 3
  const all = [...commands.list(actor.guild?.id ?? null), ...commands.list(null)]
  const command = all.find(entry => entry.body.type === type && entry.body.name === body.name)
  if (command === undefined) throw new ClientProblem(`There is no “${body.name}” in this menu.`)
  const reason = whyNotOffered(world, command, actor)
  if (reason !== null) throw new ClientProblem(reason)
  const data = {
    id: command.id,
    name: command.body.name,
    type,
    ...(command.guildId === null ? {} : { guild_id: command.guildId }),
    ...target(world, actor, body),
  }
  const made = { type: interactionType.command, name: command.body.name, sourceMessageId: null }
  return answerOf(world, await interact(client, actor, made, { data }))
}

function target(world: World, actor: Actor, body: z.infer<typeof menuRequest>): object {
  if (body.message !== undefined) {
    const message = visibleMessage(world, actor.channel.id, body.message, actor.user.id)
    if (message === undefined) throw new ClientProblem('There is no such message that you can see.')
    return { target_id: message.id, resolved: { messages: { [message.id]: messageJson(world, message) } } }
  }
  const user = findUser(world, body.target)
  const resolved = nothingResolved()
  addResolved(resolved, world, actor, { kind: 'user', of: user })
  return { target_id: user.id, resolved: resolvedJson(resolved) }
}
