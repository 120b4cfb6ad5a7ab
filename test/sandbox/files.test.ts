import { expect, it } from 'vitest'
import { seedIds } from '../../sandbox/server.ts'
import { ephemeral, setUp } from './asking.ts'
import {
  asBot,
  asPerson,
  fieldErrors,
  formAsBot,
  type Json,
  picture,
  sandboxUnderTest,
  unanswered,
} from './sandbox-under-test.ts'

const path = `/channels/${seedIds.general}/messages`
const card = { 'files[0]': new File([picture], 'card.png', { type: 'image/png' }) }
const attachments = [{ id: 0, filename: 'card.png', description: 'A card' }]
const shown = { title: 'See', image: { url: 'attachment://card.png' } }

async function withCard(body: object = { content: 'See', attachments }) {
  const sandbox = await sandboxUnderTest()
  const { status, body: message } = await formAsBot(sandbox, 'POST', path, body, card)
  expect(status).toBe(200)
  const [file] = message.attachments
  const edit = (change: object, files = {}) =>
    formAsBot(sandbox, 'PATCH', `${path}/${message.id}`, change, files)
  return { sandbox, message, file, edit }
}

it('keeps a file with its message and serves it as it was sent', async () => {
  const { sandbox, file } = await withCard()
  expect(file).toEqual({
    id: expect.any(String),
    filename: 'card.png',
    description: 'A card',
    content_type: 'image/png',
    size: picture.length,
    width: 1,
    height: 1,
    url: `${sandbox.url}/attachments/${seedIds.general}/${file.id}/card.png`,
    proxy_url: file.url,
  })
  const served = await fetch(file.url)
  expect(served.headers.get('content-type')).toBe('image/png')
  expect(served.headers.get('x-content-type-options')).toBe('nosniff')
  expect(Buffer.from(await served.arrayBuffer())).toEqual(picture)
  expect((await fetch(file.url.replace('card.png', 'other.png'))).status).toBe(404)
})

it('offers what is no picture for download, whatever it says it is', async () => {
  const sandbox = await sandboxUnderTest()
  const page = { 'files[3]': new File(['<script>'], 'page.html', { type: 'text/html' }) }
  const { body } = await formAsBot(sandbox, 'POST', path, {}, page)
  const served = await fetch(body.attachments[0].url)
  expect(served.headers.get('content-type')).toBe('application/octet-stream')
  expect(served.headers.get('content-disposition')).toBe('attachment')
})

it.each([
  ['my card (1).png', 'my_card_1.png'],
  ['重慶森林.png', 'unknown.png'],
  ['../../etc/passwd', 'unknown....etcpasswd'],
])('calls a file %s what is safe in an address: %s', async (filename, kept) => {
  const { file } = await withCard({ attachments: [{ id: 0, filename }] })
  expect(file.filename).toBe(kept)
  expect((await fetch(file.url)).status).toBe(200)
})

it('does not list a file that an embed shows', async () => {
  const author = { name: 'a', icon_url: 'attachment://card.png' }
  const { message } = await withCard({ embeds: [{ ...shown, author }], attachments })
  expect(message.attachments).toEqual([])
  const [{ image, author: by }] = message.embeds
  expect(image).toMatchObject({ description: 'A card', width: 1, height: 1, content_type: 'image/png' })
  expect(by.icon_url).toBe(image.url)
  expect((await fetch(image.url)).status).toBe(200)
})

it('lists it again when an edit takes the embed away, or shows it by its address', async () => {
  const { edit, message } = await withCard({ embeds: [shown], attachments })
  expect((await edit({ content: 'x' })).body.attachments).toEqual([])
  const byAddress = [{ title: 'See', image: { url: message.embeds[0].image.url } }]
  expect((await edit({ embeds: byAddress })).body.attachments).toHaveLength(1)
  expect((await edit({ embeds: [] })).body.attachments).toHaveLength(1)
})

it('drops a file with its message, or when an edit does not list it any more', async () => {
  const one = await withCard()
  await one.edit({ content: 'a', attachments: [] })
  expect((await fetch(one.file.url)).status).toBe(404)
  const other = await withCard()
  await asBot(other.sandbox, 'DELETE', `${path}/${other.message.id}`)
  expect((await fetch(other.file.url)).status).toBe(404)
})

it('keeps the files that an edit lists, with what it says of them, and adds others', async () => {
  const { edit, file } = await withCard()
  const listed = [{ id: file.id, description: 'Better said' }, { id: 7 }]
  const second = { 'files[7]': new File(['b'], 'b.txt') }
  const { body } = await edit({ attachments: listed }, second)
  expect(body.attachments).toMatchObject([
    { id: file.id, filename: 'card.png', description: 'Better said' },
    { filename: 'b.txt', content_type: 'text/plain', size: 1 },
  ])
  const unlisted = await edit({ content: 'x' }, second)
  expect(fieldErrors(unlisted.body)).toEqual(['attachments SANDBOX_FILE_NOT_LISTED'])
})

it('takes files for an answer, a follow-up, and an edit of the original', async () => {
  const { sandbox, bot, ask } = await setUp()
  unanswered(ask())
  const asked = await bot.interaction()
  const callback = `/interactions/${asked.id}/${asked.token}/callback?with_response=true`
  const data = { flags: ephemeral, embeds: [shown], attachments }
  const { body: answer } = await formAsBot(sandbox, 'POST', callback, { type: 4, data }, card)
  expect(answer.resource.message.embeds[0].image.url).toContain('/card.png')
  const webhook = `/webhooks/${sandbox.applicationId}/${asked.token}`
  const followUp = await formAsBot(sandbox, 'POST', webhook, {}, card)
  expect(followUp.body.attachments).toHaveLength(1)
  const original = `${webhook}/messages/@original`
  const edited = await formAsBot(sandbox, 'PATCH', original, { embeds: [], attachments }, card)
  expect(edited.body.attachments).toMatchObject([{ description: 'A card' }])
})

it('takes files with the change of a message whose button was pressed, and in place of a promise', async () => {
  const { sandbox, bot, ask } = await setUp()
  const row = { type: 1, components: [{ type: 2, style: 1, label: 'Go', custom_id: 'go' }] }
  const sent = await asBot(sandbox, 'POST', path, { content: 'a', components: [row] })
  unanswered(asPerson(sandbox, 'POST', '/press', { message: sent.body.id, customId: 'go' }))
  const pressed = await bot.interaction()
  const data = { content: 'b', attachments }
  const callback = `/interactions/${pressed.id}/${pressed.token}/callback`
  expect((await formAsBot(sandbox, 'POST', callback, { type: 7, data }, card)).status).toBe(204)
  const answer = ask()
  const asked = await bot.interaction()
  await bot.callback(asked, { type: 5 })
  const webhook = `/webhooks/${sandbox.applicationId}/${asked.token}`
  await formAsBot(sandbox, 'POST', webhook, { content: 'c' }, card)
  expect((await answer).messages).toMatchObject([{ content: 'c', attachments: [{ filename: 'card.png' }] }])
  const [changed] = (await asPerson(sandbox, 'GET', '/channels/general/messages')).messages
  expect(changed).toMatchObject({ content: 'b', attachments: [{ filename: 'card.png' }] })
})

it('wants the permission to attach files, but not for an answer', async () => {
  const { sandbox, message } = await withCard()
  const change = { change: 'overwrite', channel: 'general', role: '@everyone', deny: ['AttachFiles'] }
  await asPerson(sandbox, 'POST', '/changes', change)
  const refused = { status: 403, body: { code: 50013 } }
  expect(await formAsBot(sandbox, 'POST', path, {}, card)).toMatchObject(refused)
  const edit = { attachments }
  expect(await formAsBot(sandbox, 'PATCH', `${path}/${message.id}`, edit, card)).toMatchObject(refused)
  expect((await asBot(sandbox, 'PATCH', `${path}/${message.id}`, { content: 'x' })).status).toBe(200)
})

const file = (size: number) => new File([Buffer.alloc(size)], 'a.bin')
const mebibyte = 1024 * 1024
const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`files[${n}]`, file(1)]))

it('takes ten files of 10 MiB, and says of larger ones that they are', async () => {
  const sandbox = await sandboxUnderTest()
  expect((await formAsBot(sandbox, 'POST', path, {}, many(10))).status).toBe(200)
  expect((await formAsBot(sandbox, 'POST', path, {}, { 'files[0]': file(10 * mebibyte) })).status).toBe(200)
  const larger = { 'files[0]': file(10 * mebibyte + 1) }
  expect(await formAsBot(sandbox, 'POST', path, {}, larger)).toMatchObject({
    status: 413,
    body: { code: 40005 },
  })
})

const listed = (entry: object) => ({ content: 'x', attachments: [{ id: 0, ...entry }] })

it.each<[string, object, Record<string, File | string>, string]>([
  ['eleven files', {}, many(11), 'attachments BASE_TYPE_MAX_LENGTH'],
  ['a file that was not sent', listed({}), {}, 'attachments.0.id BASE_TYPE_INVALID'],
  [
    'a description of 1,025',
    listed({ description: 'x'.repeat(1025) }),
    card,
    'attachments.0.description BASE_TYPE_MAX_LENGTH',
  ],
  ['a picture that is not attached', { embeds: [shown] }, {}, 'embeds.0.image.url SANDBOX_NOT_ATTACHED'],
  ['a file of another name', {}, { file: file(1) }, 'SANDBOX_FORM_INVALID'],
  ['fields one by one', {}, { content: 'x' }, 'SANDBOX_FORM_INVALID'],
  ['JSON that is none', {}, { payload_json: '{' }, 'SANDBOX_FORM_INVALID'],
])('refuses %s', async (_what, body, form, error) => {
  const sandbox = await sandboxUnderTest()
  const answer = await formAsBot(sandbox, 'POST', path, body, form)
  expect([answer.status, answer.body.code, fieldErrors(answer.body)]).toEqual([400, 50035, [error]])
})

it('refuses a form that is none', async () => {
  const sandbox = await sandboxUnderTest()
  const response = await fetch(`${sandbox.restUrl}/v10${path}`, {
    method: 'POST',
    headers: { authorization: `Bot ${sandbox.token}`, 'content-type': 'multipart/form-data; boundary=a' },
    body: 'nothing of the kind',
  })
  const answer: Json = await response.json()
  expect([response.status, answer.code]).toEqual([400, 50035])
})
