import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sandboxUnderTest } from '../sandbox-under-test.ts'

it('lets nothing foreign in, and runs no script but its own', async () => {
  const { url } = await sandboxUnderTest()
  const page = await fetch(url)
  const policy = page.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toMatch(/script-src 'self' 'sha256-[\w+/=]+';/)
  expect(policy.replace("style-src-attr 'unsafe-inline'", '')).not.toMatch(/https?:|unsafe/)
  const html = await page.text()
  expect(html).not.toMatch(/https?:\/\//)
  const references = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(match => match[1] ?? '')
  expect(references.length).toBeGreaterThan(1)
  for (const reference of references) {
    const file = await fetch(url + reference)
    expect([file.status, file.headers.get('x-content-type-options')]).toEqual([200, 'nosniff'])
  }
})

it('serves packages as they are installed, where the import map says', async () => {
  const { url } = await sandboxUnderTest()
  const html = await (await fetch(url)).text()
  const { imports } = JSON.parse(/<script type="importmap">(.*?)<\/script>/.exec(html)?.[1] ?? '{}')
  const inMap = [
    'lit',
    'lit/directives/repeat.js',
    'marked',
    '@skyra/discord-components-core/discord-embed.js',
  ]
  for (const name of inMap) {
    const response = await fetch(url + imports[name])
    expect([name, response.status]).toEqual([name, 200])
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  }
})

it.each([
  '/browser/../../server.ts',
  '/browser/%2e%2e/page.ts',
  '/browser/tsconfig.json',
  '/modules/lit/../ws/index.js',
  '/modules/lit/package.json',
  '/modules/ws/index.js',
  '/fonts/0.ttf',
  '/fonts/x.ttf',
  '/styles/nothing.css',
])('has nothing at %s', async path => {
  const { url } = await sandboxUnderTest()
  expect((await fetch(url + path)).status).toBe(404)
})

it('is told what to show of the bot, and keeps it from ending the data it stands in', async () => {
  const invitations = [{ label: '</script><b>', text: '/film' }]
  const font = join(import.meta.dirname, '../../../src/pictures/fonts/jost-latin.ttf')
  const { url } = await sandboxUnderTest({ page: { invitations, fonts: [font] } })
  const html = await (await fetch(url)).text()
  const options = /<script type="application\/json" id="options">(.*?)<\/script>/.exec(html)?.[1]
  expect(JSON.parse(options ?? '')).toEqual({ invitations })
  expect(await (await fetch(`${url}/fonts.css`)).text()).toContain("url('/fonts/0.ttf')")
  expect((await fetch(`${url}/fonts/0.ttf`)).headers.get('content-type')).toBe('font/ttf')
})

it('speaks plainly to who cannot unpack', async () => {
  const { url } = await sandboxUnderTest()
  const plain = await fetch(`${url}/styles/theme.css`, { headers: { 'accept-encoding': 'identity' } })
  expect(plain.headers.get('content-encoding')).toBeNull()
  expect(await plain.text()).toContain(':root')
})
