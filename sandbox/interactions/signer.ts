import { generateKeyPairSync, sign } from 'node:crypto'

/** Signs what is sent to an interactions endpoint, with a key pair of the sandbox's own.
 * https://discord.com/developers/docs/interactions/overview#setting-up-an-endpoint-validating-security-request-headers */
export interface Signer {
  /** For the application's `verify_key`: 64 hexadecimal digits. */
  readonly publicKey: string
  /** The signature of a body sent at this time, as hexadecimal digits. */
  sign(timestamp: string, body: string): string
}

export function createSigner(): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return {
    // The last 32 bytes of the encoding are the key itself. https://www.rfc-editor.org/rfc/rfc8410#section-4
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('hex'),
    sign: (timestamp, body) => sign(null, Buffer.from(timestamp + body), privateKey).toString('hex'),
  }
}
