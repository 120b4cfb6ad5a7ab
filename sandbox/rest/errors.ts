/** A problem with one field of a body, as Discord names it. */
export interface FieldError {
  path: readonly (string | number)[]
  code: string
  message: string
}

/** An answer other than success, in Discord's form.
 * https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
export class DiscordError extends Error {
  readonly status: number
  readonly code: number
  readonly fields: readonly FieldError[]
  readonly extra: Record<string, unknown>

  constructor(
    status: number,
    code: number,
    message: string,
    fields: readonly FieldError[] = [],
    extra: Record<string, unknown> = {},
  ) {
    super(message)
    this.name = 'DiscordError'
    this.status = status
    this.code = code
    this.fields = fields
    this.extra = extra
  }

  toJSON(): Record<string, unknown> {
    return {
      message: this.message,
      code: this.code,
      ...(this.fields.length === 0 ? {} : { errors: fieldTree(this.fields) }),
      ...this.extra,
    }
  }
}

interface Tree {
  [key: string]: Tree | { code: string; message: string }[]
}

function fieldTree(fields: readonly FieldError[]): Tree {
  const root: Tree = {}
  for (const { path, code, message } of fields) {
    let node = root
    for (const key of path) {
      const next = node[key]
      if (next === undefined || Array.isArray(next)) {
        const made: Tree = {}
        node[key] = made
        node = made
      } else node = next
    }
    const known = node._errors
    node._errors = [...(Array.isArray(known) ? known : []), { code, message }]
  }
  return root
}

export const invalidForm = (...fields: FieldError[]) =>
  new DiscordError(400, 50035, 'Invalid Form Body', fields)

export const unauthorized = () => new DiscordError(401, 0, '401: Unauthorized')
export const unknown = (what: string, code: number) => new DiscordError(404, code, `Unknown ${what}`)
export const unknownChannel = () => unknown('Channel', 10003)
export const unknownGuild = () => unknown('Guild', 10004)
export const unknownMember = () => unknown('Member', 10007)
export const unknownMessage = () => unknown('Message', 10008)
export const unknownRole = () => unknown('Role', 10011)
export const unknownUser = () => unknown('User', 10013)
export const unknownWebhook = () => unknown('Webhook', 10015)
export const unknownInteraction = () => unknown('interaction', 10062)
export const unknownCommand = () => unknown('application command', 10063)
export const alreadyAcknowledged = () =>
  new DiscordError(400, 40060, 'Interaction has already been acknowledged.')
export const invalidWebhookToken = () => new DiscordError(401, 50027, 'Invalid Webhook Token')
export const missingAccess = () => new DiscordError(403, 50001, 'Missing Access')
export const missingPermissions = () => new DiscordError(403, 50013, 'Missing Permissions')
export const notYourMessage = () =>
  new DiscordError(403, 50005, 'Cannot edit a message authored by another user')
export const emptyMessage = () => new DiscordError(400, 50006, 'Cannot send an empty message')
export const tooLarge = () => new DiscordError(413, 40005, 'Request entity too large')
export const cannotSendToUser = () => new DiscordError(403, 50007, 'Cannot send messages to this user')
/** The same words as 50007, for who shares no server with the bot. */
export const noMutualGuild = () => new DiscordError(403, 50278, 'Cannot send messages to this user')
export const wrongChannelType = () =>
  new DiscordError(400, 50024, 'Cannot execute action on this channel type')
