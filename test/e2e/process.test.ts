import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createPerson, only } from './sandbox-client.ts'

const root = join(import.meta.dirname, '../..')
const dataDir = mkdtempSync(join(tmpdir(), 'yumeji-'))
const running = new Set<ChildProcess>()
afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
  running.clear()
})

/** The bot as `npm start` runs it, without a token. */
function startProcess(environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', SANDBOX_PORT: '0', DATA_DIR: dataDir, ...environment },
  })
  running.add(child)
  let output = ''
  const exit = new Promise<number | null>(resolve => child.once('exit', resolve))
  const url = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk
      const address = /Open (http:\/\/127\.0\.0\.1:\d+)/.exec(output)?.[1]
      if (address) resolve(address)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', code => reject(new Error(`exited with ${code}: ${output}`)))
  })
  url.catch(() => undefined)
  return { child, url, exit, output: () => output }
}

describe('the process', () => {
  it('without a token runs in its sandbox and answers', async () => {
    const bot = startProcess()
    const card = only(await createPerson(await bot.url).types('/film Chungking Express'))
    expect(card.embeds[0]?.title).toBe('Chungking Express (1994)')
  })

  it.each(['SIGTERM', 'SIGINT'] as const)('on %s stops with exit code 0', async signal => {
    const bot = startProcess()
    await bot.url
    bot.child.kill(signal)
    expect(await bot.exit).toBe(0)
    expect(bot.output()).toContain('"msg":"stopped"')
  })

  it('ends with exit code 1 when Discord closes the connection for good, so that a supervisor starts it again', async () => {
    const bot = startProcess()
    await createPerson(await bot.url).breaks({
      kind: 'gateway',
      action: 'close',
      code: 4004,
      resumable: false,
    })
    expect(await bot.exit).toBe(1)
    expect(bot.output()).toContain('gateway closed for good')
  })

  it('says which port is taken, and how to choose another', async () => {
    const other = createServer()
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve))
    const address = other.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const bot = startProcess({ SANDBOX_PORT: String(port) })
    expect(await bot.exit).toBe(1)
    expect(bot.output()).toContain('SANDBOX_PORT')
    other.close()
  })

  it('says so when it cannot write where it keeps things', async () => {
    const bot = startProcess({ DATA_DIR: join(root, 'package.json') })
    expect(await bot.exit).toBe(1)
    expect(bot.output()).toContain('Cannot open the database')
  })

  it('lists all wrong settings and does not start', async () => {
    const bot = startProcess({ LOG_LEVEL: 'loud', DISCORD_GUILD_ID: 'x' })
    expect(await bot.exit).toBe(1)
    expect(bot.output()).toContain('LOG_LEVEL')
    expect(bot.output()).toContain('DISCORD_GUILD_ID')
  })

  it('lists all that is wrong with a catalog and does not start', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'catalog-'))
    writeFileSync(join(folder, 'films.json'), JSON.stringify({ films: [{ id: 'a-film', year: 'soon' }] }))
    const bot = startProcess({ CATALOG_DIR: folder })
    expect(await bot.exit).toBe(1)
    expect(bot.output()).toContain('article.json: is missing')
    expect(bot.output()).toContain('films.json › films a-film › year')
  })

  it('refuses a token that Discord refuses, in a sentence and without printing it', async () => {
    const sandbox = startProcess()
    const url = await sandbox.url
    const bot = startProcess({ DISCORD_TOKEN: 'bm90.a.token-of-ours', DISCORD_API: `${url}/api` })
    expect(await bot.exit).toBe(1)
    expect(bot.output()).toContain('Discord refuses DISCORD_TOKEN')
    expect(bot.output()).not.toContain('token-of-ours')
  })
})
