import { createPublicKey, verify } from 'node:crypto'

/** What stands in the headers of a request, as far as it is there. */
export interface Signature {
  readonly signature: string | undefined
  /** Seconds since 1970. */
  readonly timestamp: string | undefined
}

/** Says why a request does not come from Discord, or not now; undefined where it does. */
export type Verify = ({ signature, timestamp }: Signature, body: Uint8Array) => string | undefined

/** How old what Discord sends may be, in seconds, and how far our clocks may be apart. */
const patience = 60
/** What stands before the 32 bytes of an Ed25519 key. https://www.rfc-editor.org/rfc/rfc8410#section-10.3 */
const derPrefix = '302a300506032b6570032100'

/**
 * Verifies what comes to an interactions endpoint by the application's public key, 64 hexadecimal digits. A request
 * that is sent again later does nothing. `now` is in milliseconds since 1970.
 * https://discord.com/developers/docs/interactions/overview#setting-up-an-endpoint-validating-security-request-headers
 */
export function createVerify(publicKey: string, now: () => number): Verify {
  // Once: making a key takes longer than using it.
  const key = createPublicKey({ key: Buffer.from(derPrefix + publicKey, 'hex'), format: 'der', type: 'spki' })
  return ({ signature, timestamp }, body) => {
    if (signature === undefined || timestamp === undefined) return 'not signed'
    if (!/^[\da-f]{128}$/i.test(signature) || !/^\d{1,12}$/.test(timestamp)) return 'malformed signature'
    if (!verify(null, Buffer.concat([Buffer.from(timestamp), body]), key, Buffer.from(signature, 'hex')))
      return 'wrong signature'
    return Math.abs(now() / 1000 - Number(timestamp)) > patience ? 'stale' : undefined
  }
}
