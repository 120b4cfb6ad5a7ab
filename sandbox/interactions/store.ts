import { createHash } from 'node:crypto'
import type { World } from '../world/world.ts'
import { callbackType, type Interaction } from './model.ts'

export const firstResponseMs = 3_000
export const tokenLifeMs = 15 * 60_000
/** A press acknowledged without any change may stay so; a client stops waiting then. */
const quietUpdateMs = 5_000

export type NewInteraction = Pick<
  Interaction,
  | 'type'
  | 'userId'
  | 'guildId'
  | 'channelId'
  | 'install'
  | 'owners'
  | 'forcedEphemeral'
  | 'name'
  | 'sourceMessageId'
>

/** Interactions that still live. */
export interface Interactions {
  create(made: NewInteraction): Interaction
  byId(id: string): Interaction | undefined
  byToken(token: string): Interaction | undefined
  changed(interaction: Interaction): void
  /** Those that made or changed a message, or were begun on it, oldest first. */
  of(messageId: string): Interaction[]
}

export function createInteractions(
  world: World,
  tell: (id: string, step: 'sent' | 'answered') => void = () => {},
): Interactions {
  const byId = new Map<string, Interaction>()
  const byToken = new Map<string, Interaction>()
  const forget = () => {
    for (const [id, { createdAt, token }] of byId) {
      if (createdAt + 2 * tokenLifeMs > world.now()) return
      byId.delete(id)
      byToken.delete(token)
    }
  }
  return {
    create(made) {
      forget()
      const id = world.nextId()
      const secret = createHash('sha256').update(`${world.application.id} ${id}`).digest('base64url')
      const interaction: Interaction = {
        ...made,
        id,
        token: Buffer.from(`interaction:${id}:${secret}`).toString('base64url'),
        createdAt: world.now(),
        callback: null,
        originalId: null,
        followUpIds: [],
        settled: false,
        choices: null,
        modal: null,
        payload: null,
        respondedAt: null,
        watchers: new Set(),
      }
      byId.set(id, interaction)
      byToken.set(interaction.token, interaction)
      tell(id, 'sent')
      return interaction
    },
    byId: id => byId.get(id),
    byToken: token => byToken.get(token),
    of: messageId =>
      [...byId.values()].filter(
        ({ originalId, sourceMessageId, followUpIds }) =>
          originalId === messageId || sourceMessageId === messageId || followUpIds.includes(messageId),
      ),
    changed(interaction) {
      tell(interaction.id, 'answered')
      for (const watcher of interaction.watchers) watcher()
    },
  }
}

export const isTooLateToRespond = (interaction: Interaction, now: number): boolean =>
  now > interaction.createdAt + firstResponseMs

export const isTokenExpired = (interaction: Interaction, now: number): boolean =>
  now > interaction.createdAt + tokenLifeMs

/** Milliseconds after its creation at which a client gives up on an interaction in its present state;
 * null once the answer is there. */
export function patience({ callback, settled }: Interaction): number | null {
  if (callback === null) return firstResponseMs
  if (settled) return null
  if (callback === callbackType.deferredMessage) return tokenLifeMs
  if (callback === callbackType.deferredUpdate) return firstResponseMs + quietUpdateMs
  return null
}
