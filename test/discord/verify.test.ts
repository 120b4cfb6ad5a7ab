import { generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createVerify } from '../../src/discord/verify.ts'

const discord = generateKeyPairSync('ed25519')
const publicKey = Buffer.from(discord.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url').toString(
  'hex',
)
const now = 1_790_000_000_000
const timestamp = String(now / 1000)
const body = Buffer.from('{"type":1}')
const signed = (text: string, at = timestamp, key = discord.privateKey) =>
  sign(null, Buffer.from(at + text), key).toString('hex')

const verify = createVerify(publicKey, () => now)
const check = (signature: string | undefined, at: string | undefined = timestamp, sent: Buffer = body) =>
  verify({ signature, timestamp: at }, sent)

describe('the signature of a request', () => {
  it('by Discord is right', () => {
    expect(check(signed('{"type":1}'))).toBeUndefined()
    expect(check(signed('{"type":1}').toUpperCase())).toBeUndefined()
  })

  it.each([
    ['none', undefined, timestamp, body, 'not signed'],
    ['without its time', signed('{"type":1}'), '', body, 'malformed signature'],
    ['of other words', signed('{"type":2}'), timestamp, body, 'wrong signature'],
    ['of another time', signed('{"type":1}'), String(now / 1000 + 1), body, 'wrong signature'],
    ['of a body cut short', signed('{"type":1}'), timestamp, body.subarray(0, 5), 'wrong signature'],
    ['of a body with more', signed('{"type":1}'), timestamp, Buffer.concat([body, body]), 'wrong signature'],
    [
      'by somebody else',
      signed('{"type":1}', timestamp, generateKeyPairSync('ed25519').privateKey),
      timestamp,
      body,
      'wrong signature',
    ],
    ['that is no hexadecimal', 'x'.repeat(128), timestamp, body, 'malformed signature'],
    ['cut short', signed('{"type":1}').slice(2), timestamp, body, 'malformed signature'],
    ['over a moment that is none', signed('{"type":1}', 'soon'), 'soon', body, 'malformed signature'],
  ])('%s is refused', (_, signature, at, sent, why) => {
    expect(check(signature, at, sent)).toBe(why)
  })

  it.each([
    ['a minute ago', -60, undefined],
    ['longer ago', -61, 'stale'],
    ['far ahead', 61, 'stale'],
  ])('of %s is %s', (_, seconds, why) => {
    const at = String(now / 1000 + seconds)
    expect(check(signed('{"type":1}', at), at)).toBe(why)
  })
})
