import { z } from 'zod'
import { messageJson } from '../world/message-json.ts'
import { createMessage, visibleMessage } from '../world/messages.ts'
import { has, toWriteIn } from '../world/permissions.ts'
import type { World } from '../world/world.ts'
import { type ActorBody, actorBody, findActor } from './actor.ts'
import { ClientProblem } from './problem.ts'

export const messageRequest = z.strictObject({
  ...actorBody,
  content: z.string(),
  /** The message this one replies to. */
  reply: z.string().optional(),
})

const maximum = 2000

/** Posts what a person typed. */
export function postMessage(world: World, body: z.infer<typeof messageRequest>): object {
  const actor = findActor(world, body)
  if (!has(actor.permissions, toWriteIn(actor.channel))) {
    throw new ClientProblem('You do not have permission to send messages in this channel.')
  }
  const content = body.content.trim()
  if (content === '') throw new ClientProblem('A message cannot be empty.')
  if (content.length > maximum) throw new ClientProblem('Your message is too long (2,000 characters).')
  const reply = body.reply
  if (reply !== undefined && visibleMessage(world, actor.channel.id, reply, actor.user.id) === undefined) {
    throw new ClientProblem('The message you reply to is not there.')
  }
  const message = createMessage(world, {
    channel: actor.channel,
    authorId: actor.user.id,
    body: { content },
    referenceId: reply ?? null,
  })
  return messageJson(world, message)
}

/** A channel's messages as this user sees them, oldest first. */
export function readMessages(world: World, asked: Pick<ActorBody, 'user' | 'guild' | 'channel'>): object[] {
  const actor = findActor(world, asked)
  return [...(world.messages.get(actor.channel.id)?.values() ?? [])]
    .filter(({ visibleTo }) => visibleTo === null || visibleTo === actor.user.id)
    .map(message => messageJson(world, message))
}
