import { createHash } from 'node:crypto'

/**
 * What tells Discord that a message sent again is the same: at most 25 characters.
 * https://discord.com/developers/docs/resources/message#create-message-jsonform-params
 */
export const nonceOf = (...what: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(what)).digest('base64url').slice(0, 24)
