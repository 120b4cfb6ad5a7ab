import { beforeAll, expect, it } from 'vitest'
import type { Exchange } from './exchange.ts'
import { type Description, readDescription } from './openapi.ts'
import { describeContract, isPublishedThere, published } from './published.ts'

// Said here alone, so that it is said once for all of the contract's tests.
if (!isPublishedThere)
  console.warn(`Contract with Discord not tested: set DISCORD_OPENAPI, there is no ${published}`)

const gateway = {
  method: 'GET',
  path: '/gateway',
  route: '/gateway',
  query: '',
  body: null,
  status: 200,
  answer: { url: 'wss://gateway.discord.gg' },
}
const typing = { ...gateway, method: 'POST', path: '/channels/1/typing', status: 204, answer: null }
const callback = { ...typing, path: '/interactions/1/token/callback' }
const reply = (data: object) => ({ ...callback, body: { type: 4, data } })

describeContract('a breach of Discord’s description is noticed', () => {
  let discord: Description
  beforeAll(() => {
    discord = readDescription(published)
  })

  it.each([gateway, typing, reply({ content: 'Hello' })])('and none where there is none', exchange => {
    expect(discord.breaches(exchange)).toEqual([])
  })

  it.each<[string, Exchange, string]>([
    ['a route Discord does not have', { ...gateway, path: '/nothing' }, 'no such route'],
    ['a method it does not have', { ...gateway, method: 'PUT' }, 'no such route'],
    ['a query it does not have', { ...gateway, query: '?fast=true' }, 'query has fast'],
    ['a body where it takes none', { ...gateway, body: {} }, 'a body was sent'],
    ['no body where it wants one', { ...callback, body: null }, 'body must be'],
    [
      'a text that is too long',
      reply({ content: 'x'.repeat(2_001) }),
      'body/data/content must NOT have more',
    ],
    ['a field of the wrong type', reply({ embeds: [{ title: 1 }] }), 'body/data/embeds/0/title must be'],
    ['a misspelled field', reply({ embeds: [{ colour: 1 }] }), '"additionalProperty":"colour"'],
    ['an unknown kind of response', { ...callback, body: { type: 99 } }, 'body'],
    ['an address that is none', reply({ embeds: [{ url: 'nowhere' }] }), 'body/data/embeds/0/url must match'],
    ['a status it does not give', { ...gateway, status: 302 }, 'status 302 is not described'],
    ['an answer that lacks a field', { ...gateway, answer: {} }, "must have required property 'url'"],
    ['an answer where there is none', { ...typing, answer: 'OK' }, 'answer has a body'],
    ['an error without a code', { ...gateway, status: 404, answer: { message: 'No' } }, "property 'code'"],
    ['no answer at all', { ...gateway, status: null, answer: null }, 'was never answered'],
  ])('%s', (_, exchange, expected) => {
    expect(discord.breaches(exchange).join('\n')).toContain(expected)
  })
})
