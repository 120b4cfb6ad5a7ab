import type { Choice } from '../limits/command.ts'
import type { Modal } from '../limits/component.ts'

/** How the application was installed for the one who asks: in the guild, or on their account. */
export type Install = 'guild' | 'user'

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-interaction-type */
export const interactionType = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type */
export const callbackType = {
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  choices: 8,
  modal: 9,
} as const

export interface Interaction {
  id: string
  token: string
  type: number
  createdAt: number
  userId: string
  guildId: string | null
  channelId: string
  install: Install
  /** `authorizing_integration_owners` */
  owners: Record<string, string>
  /** Answers are ephemeral whatever the bot says, since the user may not use external apps here. */
  forcedEphemeral: boolean
  /** A command's full name. */
  name: string | null
  /** The message whose component was pressed. */
  sourceMessageId: string | null
  /** The type of the first response, null until there is one. */
  callback: number | null
  /** `@original` */
  originalId: string | null
  followUpIds: string[]
  /** Whether something followed a deferred response. */
  settled: boolean
  choices: Choice[] | null
  modal: Modal | null
  /** What the bot was sent; null until then. */
  payload: object | null
  /** When the first response came, in milliseconds since 1970. */
  respondedAt: number | null
  /** Called whenever any of this changes. */
  watchers: Set<() => void>
}
