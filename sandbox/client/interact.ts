import { PermissionFlagsBits } from 'discord-api-types/v10'
import type { Clock } from '../clock.ts'
import type { Gateway } from '../gateway/gateway.ts'
import type { Endpoint } from '../interactions/endpoint.ts'
import type { Interaction } from '../interactions/model.ts'
import { interactionJson } from '../interactions/payload.ts'
import type { Interactions, NewInteraction } from '../interactions/store.ts'
import { waitForAnswer } from '../interactions/wait.ts'
import type { Modal } from '../limits/component.ts'
import { messageJson } from '../world/message-json.ts'
import { has } from '../world/permissions.ts'
import type { World } from '../world/world.ts'
import type { Actor } from './actor.ts'
import { contextOf } from './eligibility.ts'
import { ClientProblem } from './problem.ts'

/** What the client side works with. */
export interface ClientWorld {
  world: World
  clock: Clock
  interactions: Interactions
  gateway: Gateway
  endpoint: Endpoint
}

export const noAnswer = 'The application did not respond'

/** Sends an interaction to the bot and waits for its answer. Throws a ClientProblem when none comes. */
export async function interact(
  { world, clock, interactions, gateway, endpoint }: ClientWorld,
  actor: Actor,
  made: Pick<NewInteraction, 'type' | 'name' | 'sourceMessageId'>,
  specific: { data: object; message?: object },
  problem = noAnswer,
): Promise<Interaction> {
  const { guild, user, channel, install } = actor
  const inGuild = guild?.members.has(world.application.id) && install === 'guild'
  const interaction = interactions.create({
    ...made,
    userId: user.id,
    guildId: guild?.id ?? null,
    channelId: channel.id,
    install,
    owners: install === 'user' ? { 1: user.id } : { 0: inGuild ? (guild?.id ?? '0') : '0' },
    forcedEphemeral:
      install === 'user' && guild !== null && !has(actor.permissions, PermissionFlagsBits.UseExternalApps),
  })
  const context = contextOf(world, actor)
  const payload = interactionJson(world, interaction, { ...actor, context }, specific)
  interaction.payload = payload
  const answered = waitForAnswer(interaction, clock)
  if (endpoint.url() === null)
    gateway.dispatch({ guildId: guild?.id ?? null, name: 'INTERACTION_CREATE', data: payload })
  else if (!(await endpoint.deliver(interaction, payload))) throw new ClientProblem(problem)
  if (!(await answered)) throw new ClientProblem(problem)
  return interaction
}

export interface Answer {
  messages: object[]
  /** A form to fill in, and the interaction to submit it with. */
  modal?: Modal
  interaction?: string
}

/** What the user sees of an answer: the reply or the changed message, then follow-ups; or a form. */
export function answerOf(world: World, interaction: Interaction): Answer {
  const messages = world.messages.get(interaction.channelId)
  const ids = new Set([interaction.originalId ?? '', ...interaction.followUpIds])
  const { modal } = interaction
  return {
    messages: [...ids].flatMap(id => {
      const message = messages?.get(id)
      return message === undefined ? [] : [messageJson(world, message)]
    }),
    ...(modal === null ? {} : { modal, interaction: interaction.id }),
  }
}
