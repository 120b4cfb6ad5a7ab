import { generateKeyPairSync, sign } from 'node:crypto'
import fc from 'fast-check'
import { expect } from 'vitest'
import { createVerify } from '../../src/discord/verify.ts'
import { type Property, property } from './property.ts'

const now = 1_790_000_000
const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const hexadecimal = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString('hex')

const bytes = fc.uint8Array({ minLength: 1, maxLength: 200 })
/** One bit of one byte. */
const flip = fc.record({ at: fc.nat(), bit: fc.nat(7) })
const flipped = (of: Uint8Array, { at, bit }: { at: number; bit: number }): Buffer => {
  const changed = Buffer.from(of)
  const place = at % changed.length
  changed[place] = (changed[place] ?? 0) ^ (1 << bit)
  return changed
}
const headers = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 128, maxLength: 128 }),
)

/** Of what reaches the interactions endpoint. */
export const ofSignatures: readonly Property[] = [
  property(
    'what Discord signed is taken, and with one bit of it changed refused',
    fc.record({ body: bytes, flip, late: fc.integer({ min: -60, max: 60 }) }),
    async () => {
      const verify = createVerify(hexadecimal, () => now * 1000)
      return async ({ body, flip, late }) => {
        const timestamp = String(now + late)
        const signature = sign(null, Buffer.concat([Buffer.from(timestamp), body]), privateKey)
        expect(verify({ signature: signature.toString('hex'), timestamp }, body)).toBeUndefined()
        const wrong = flipped(signature, flip).toString('hex')
        expect(verify({ signature: wrong, timestamp }, body)).toBe('wrong signature')
        expect(verify({ signature: signature.toString('hex'), timestamp }, flipped(body, flip))).toBe(
          'wrong signature',
        )
      }
    },
  ),
  property(
    'whatever else stands in its headers is refused, with the reason',
    fc.record({
      signature: fc.option(headers, { nil: undefined }),
      timestamp: fc.option(headers, { nil: undefined }),
      body: bytes,
    }),
    async () => {
      const verify = createVerify(hexadecimal, () => now * 1000)
      return async ({ signature, timestamp, body }) =>
        expect(verify({ signature, timestamp }, body)).toMatch(
          /^(not signed|malformed signature|wrong signature)$/,
        )
    },
  ),
]
